/** Whose processes take how much of the processors, by Linux's {@code /proc}. */
@NullMarked
package dev.firstline.benchmarks.processes;

import org.jspecify.annotations.NullMarked;
