package dev.firstline.benchmarks.reads;

import dev.firstline.devstack.platform.Service;

/**
 * One question that is asked again and again.
 *
 * @param name as in the table and, with {@code ratio_} before it, in the last line
 * @param tenant whose token asks
 * @param path with its query
 */
record Reading(String name, Service service, String tenant, String path) {}
