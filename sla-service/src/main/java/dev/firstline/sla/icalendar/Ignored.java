package dev.firstline.sla.icalendar;

/** Why an event of a file is no holiday. */
public enum Ignored {
    /** It begins or ends at a time of day. */
    TIMED,
    /** Its status is {@code CANCELLED}. */
    CANCELLED,
    /** It repeats otherwise than once a year, or is an occurrence with all that follow it, moved together. */
    REPEATED_OTHERWISE,
    /** It lasts more than 31 days. */
    TOO_LONG,
    /** It has no date that can be read. */
    UNREADABLE,
    /** It falls outside of the years that were asked for. */
    OTHER_YEARS
}
