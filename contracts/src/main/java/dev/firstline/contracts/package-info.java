/** What every event shares: its envelope, its tenant, its topic and type. */
@NullMarked
package dev.firstline.contracts;

import org.jspecify.annotations.NullMarked;
