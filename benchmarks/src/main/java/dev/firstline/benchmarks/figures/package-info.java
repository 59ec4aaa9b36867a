/** Plain statistics of measured times and rates. */
@NullMarked
package dev.firstline.benchmarks.figures;

import org.jspecify.annotations.NullMarked;
