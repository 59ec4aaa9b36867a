/** The documents are promises: what they name is there, and what they show happens. */
@NullMarked
package dev.firstline.acceptance.docs;

import org.jspecify.annotations.NullMarked;
