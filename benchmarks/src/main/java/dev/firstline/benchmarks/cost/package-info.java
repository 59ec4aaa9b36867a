/** The ledger of costs: what a ticket takes, by process, database and topic, and what the platform takes when nothing happens. */
@NullMarked
package dev.firstline.benchmarks.cost;

import org.jspecify.annotations.NullMarked;
