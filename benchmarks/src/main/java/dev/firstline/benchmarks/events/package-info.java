/** Whether applying a ticket's event costs the same however many clocks there are. */
@NullMarked
package dev.firstline.benchmarks.events;

import org.jspecify.annotations.NullMarked;
