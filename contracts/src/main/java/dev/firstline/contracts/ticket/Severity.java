package dev.firstline.contracts.ticket;

/** Business impact as the filer states it; the program's three steps (Partner Center: critical, moderate, minimal). */
public enum Severity {
    /** Critical: significant loss or degradation, production down. */
    A,
    /** Moderate: moderate loss or degradation, production partially affected. */
    B,
    /** Minimal: minimal loss, services still available or only non-production affected. */
    C
}
