package dev.firstline.console.view;

/** How a clock stands. */
public enum ClockState {
    RUNNING,
    PAUSED,
    MET,
    BREACHED,
    CANCELLED;

    /** Whether the clock has come to its end. */
    public boolean isOver() {
        return this == MET || this == BREACHED || this == CANCELLED;
    }
}
