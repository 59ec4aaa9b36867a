package dev.firstline.intake.search;

import dev.firstline.chassis.problem.Problem;

/** What others need to know of a search. */
public final class Searches {

    private Searches() {}

    /**
     * Holds a text to what {@code q} of a search may be.
     *
     * @param name of the value, as the problem names it
     * @throws Problem 422
     */
    public static void check(String name, String text) {
        SearchQuery.parse(name, text);
    }
}
