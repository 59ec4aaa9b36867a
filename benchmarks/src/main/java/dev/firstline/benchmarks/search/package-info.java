/** What it takes to find tickets by their words among a million. */
@NullMarked
package dev.firstline.benchmarks.search;

import org.jspecify.annotations.NullMarked;
