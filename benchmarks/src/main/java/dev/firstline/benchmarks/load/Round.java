package dev.firstline.benchmarks.load;

import dev.firstline.benchmarks.figures.Sample;

/**
 * What clients got done in a span of time.
 *
 * @param perSecond answers per second
 * @param times how long each answer took
 */
public record Round(double perSecond, Sample times) {}
