/** Fires warnings and breaches at their instant, by rows that survive any kill. */
@NullMarked
package dev.firstline.sla.timer;

import org.jspecify.annotations.NullMarked;
