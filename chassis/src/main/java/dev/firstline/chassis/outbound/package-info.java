/** The one way out to addresses that somebody else chose. */
@NullMarked
package dev.firstline.chassis.outbound;

import org.jspecify.annotations.NullMarked;
