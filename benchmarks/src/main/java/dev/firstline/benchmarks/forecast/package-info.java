/** How far the forecast of breaches is right, on a made-up past. */
@NullMarked
package dev.firstline.benchmarks.forecast;

import org.jspecify.annotations.NullMarked;
