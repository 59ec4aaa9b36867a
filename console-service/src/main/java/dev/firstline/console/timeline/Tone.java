package dev.firstline.console.timeline;

/** How a fact is to be taken. */
public enum Tone {
    PLAIN,
    DECISION,
    GOOD,
    WARNING,
    BAD
}
