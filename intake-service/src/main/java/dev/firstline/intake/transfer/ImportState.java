package dev.firstline.intake.transfer;

/** How far an import is. */
public enum ImportState {
    /** None of its lines was worked on. */
    WAITING,
    /** Some of its lines are done. */
    RUNNING,
    /** All lines have their results. */
    DONE
}
