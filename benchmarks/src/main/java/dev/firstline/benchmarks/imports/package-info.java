/** How fast tickets of the past are taken over. */
@NullMarked
package dev.firstline.benchmarks.imports;

import org.jspecify.annotations.NullMarked;
