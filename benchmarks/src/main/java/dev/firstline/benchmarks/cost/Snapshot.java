package dev.firstline.benchmarks.cost;

import dev.firstline.benchmarks.processes.ProcessMeter;
import java.util.List;
import java.util.Map;

/**
 * All meters at one instant, as nearly as they can be read at one.
 *
 * @param nanos of the clock of this JVM
 * @param tickets that were answered so far
 * @param processes of the platform, without the benchmark's own
 * @param databases what the server has counted
 * @param records of each topic
 * @param jvms by service
 */
record Snapshot(
        long nanos,
        long tickets,
        List<ProcessMeter> processes,
        Databases databases,
        Map<String, Long> records,
        Map<String, JvmCost> jvms) {}
