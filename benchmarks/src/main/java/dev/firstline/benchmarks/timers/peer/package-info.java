/** The schedulers that a team would take instead of its own table, on the same work and the same PostgreSQL. */
@NullMarked
package dev.firstline.benchmarks.timers.peer;

import org.jspecify.annotations.NullMarked;
