package dev.firstline.intake.attachment;

/** What is known of a file's viruses. */
public enum ScanState {
    /** Not looked at yet: the scanner has not come to it, or is away. */
    PENDING,
    /** The scanner found nothing. */
    CLEAN,
    /** The scanner found something: the content is gone and nobody gets it. */
    INFECTED,
    /** This installation had no scanner when it came. */
    UNSCANNED;

    /** Whether the content can be had. */
    boolean isServed(boolean pendingToo) {
        return switch (this) {
            case CLEAN, UNSCANNED -> true;
            case PENDING -> pendingToo;
            case INFECTED -> false;
        };
    }
}
