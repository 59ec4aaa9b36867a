/** Hears what happens to tickets, keeps their clocks, tells the world, and shows them. */
@NullMarked
package dev.firstline.sla.tracking;

import org.jspecify.annotations.NullMarked;
