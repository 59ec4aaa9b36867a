package dev.firstline.intake.field;

/** How the text of a field is spelled. */
public enum FieldType {
    /** One line. */
    TEXT,
    /** Up to 15 digits before the point and 6 behind it, such as {@code -12.5}. */
    NUMBER,
    /** A day, such as {@code 2026-11-21}. */
    DATE,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** One of the choices that are declared. */
    CHOICE
}
