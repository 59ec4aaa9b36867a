/** The proof that nothing was lost and nothing happened twice, from the databases and topics of a platform. */
@NullMarked
package dev.firstline.acceptance.verify;

import org.jspecify.annotations.NullMarked;
