/** Clients that make load: as fast as answers come, or on a timetable; thin, because they share the processors with what is measured. */
@NullMarked
package dev.firstline.benchmarks.load;

import org.jspecify.annotations.NullMarked;
