/** What the tickets of others feel of one ticket with a very long history. */
@NullMarked
package dev.firstline.benchmarks.neighbours;

import org.jspecify.annotations.NullMarked;
