package dev.firstline.console.page;

/**
 * What stands on every page.
 *
 * @param name of the person
 * @param tenant that the person sees
 * @param nowMillis the server's time, by which the browser corrects its own
 * @param position from which on the browser asks for changes
 * @param assets version of style and script
 */
record Head(String name, String tenant, long nowMillis, long position, String assets) {}
