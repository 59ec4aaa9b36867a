package dev.firstline.contracts.diagnosis;

/** What became of a check. */
public enum CheckResult {
    DONE,
    /** It was tried, or is known to lead nowhere. */
    NOT_POSSIBLE,
    /** The ticket is not of a kind for it. */
    NOT_APPLICABLE
}
