package dev.firstline.console.page;

/**
 * What stands on every page.
 *
 * @param name of the person
 * @param tenant that the person sees
 * @param nowMillis the server's time, by which the browser corrects its own
 * @param position from which on the browser asks for changes
 * @param time {@code nowMillis} as time of day, for whoever has no script that counts on
 * @param beatMillis how often the server shows that it is there
 * @param viewer whose page it is: tabs of one browser share a stream where this is the same
 * @param assets version of style and script
 */
record Head(
        String name,
        String tenant,
        long nowMillis,
        long position,
        String time,
        long beatMillis,
        String viewer,
        String assets) {}
