/** What it costs to read, beside few tickets and beside a million. */
@NullMarked
package dev.firstline.benchmarks.reads;

import org.jspecify.annotations.NullMarked;
