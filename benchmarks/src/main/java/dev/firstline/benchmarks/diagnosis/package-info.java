/** How well diagnosis decides tickets whose right answer is known. */
@NullMarked
package dev.firstline.benchmarks.diagnosis;

import org.jspecify.annotations.NullMarked;
