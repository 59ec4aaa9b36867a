/** An hour of mixed use, and whether memory grows meanwhile. */
@NullMarked
package dev.firstline.benchmarks.soak;

import org.jspecify.annotations.NullMarked;
