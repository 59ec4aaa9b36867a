/** How long the platform takes from its start to the first accepted ticket, and how much memory it holds. */
@NullMarked
package dev.firstline.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
