/** Whether the import of tickets of the past keeps its rate while the tables grow. */
@NullMarked
package dev.firstline.benchmarks.history;

import org.jspecify.annotations.NullMarked;
