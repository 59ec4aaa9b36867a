/** More tickets than the machine can work on: what is accepted, what is refused, and whether what is urgent comes in time. */
@NullMarked
package dev.firstline.benchmarks.overload;

import org.jspecify.annotations.NullMarked;
