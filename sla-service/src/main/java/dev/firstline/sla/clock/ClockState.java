package dev.firstline.sla.clock;

/** How a clock stands. Once it is met, breached or cancelled it stays so. */
public enum ClockState {
    RUNNING,
    PAUSED,
    MET,
    BREACHED,
    CANCELLED;

    /** Whether nothing can follow. */
    public boolean isTerminal() {
        return this == MET || this == BREACHED || this == CANCELLED;
    }
}
