package dev.firstline.benchmarks.processes;

import java.util.regex.Pattern;

/**
 * What a thread has used so far.
 *
 * @param id number of the thread
 * @param startTicks when it began
 * @param group the name without numbers, so that the threads of a pool are one
 * @param ticks processor time
 * @param switches how often it gave up a processor or lost it
 */
public record ThreadMeter(long id, long startTicks, String group, long ticks, long switches) {

    private static final Pattern NUMBER = Pattern.compile("[-_# .]+\\d+.*$|\\d+$");

    static String group(String name) {
        var group = NUMBER.matcher(name.strip()).replaceFirst("");
        return group.isBlank() ? name.strip() : group;
    }
}
