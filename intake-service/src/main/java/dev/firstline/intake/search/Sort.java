package dev.firstline.intake.search;

/** The order in which found tickets come. */
public enum Sort {
    /** The newest 500 that fit by how well they do, then the others, newest first. */
    RELEVANCE,
    /** By the time of opening, whatever they say. */
    NEWEST
}
