/** How many tickets per second are accepted, beside what the bare database could do. */
@NullMarked
package dev.firstline.benchmarks.intake;

import org.jspecify.annotations.NullMarked;
