package dev.firstline.contracts.sla;

/** How a clock stands. */
public enum ClockStanding {
    RUNNING,
    PAUSED,
    MET,
    BREACHED,
    CANCELLED
}
