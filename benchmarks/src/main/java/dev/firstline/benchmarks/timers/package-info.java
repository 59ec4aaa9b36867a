/** How late clocks fire when thousands are due in one instant. */
@NullMarked
package dev.firstline.benchmarks.timers;

import org.jspecify.annotations.NullMarked;
