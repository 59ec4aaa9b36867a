/** Jobs that outlive a process: rows that fall due, claimed with a lease in fair turns, and settled many at once. */
@NullMarked
package dev.firstline.chassis.job;

import org.jspecify.annotations.NullMarked;
