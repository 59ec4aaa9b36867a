/** Measures what the platform reaches on this machine, each figure beside its limit. */
@NullMarked
package dev.firstline.benchmarks;

import org.jspecify.annotations.NullMarked;
