/** How long a ticket takes from its acceptance to the alert at a receiver, and where the time goes. */
@NullMarked
package dev.firstline.benchmarks.pipeline;

import org.jspecify.annotations.NullMarked;
