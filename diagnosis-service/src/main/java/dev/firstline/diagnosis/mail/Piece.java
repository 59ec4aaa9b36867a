package dev.firstline.diagnosis.mail;

/**
 * A line of the body, or a sentence of it, while the mail is taken apart.
 *
 * @param first line of the text as read, from 1
 * @param depth how deep it is quoted by its marks; 0 when it is not
 * @param read whether signals are read from it
 */
record Piece(int first, int last, String text, int depth, SegmentKind kind, String reason, boolean read) {

    private static final String BY_WRITER = "own";

    /** A line of which nothing is known yet. */
    static Piece line(int number, String text, int depth) {
        return own(number, number, text, depth);
    }

    static Piece own(int first, int last, String text, int depth) {
        return new Piece(first, last, text, depth, SegmentKind.OWN, BY_WRITER, true);
    }

    /** Known as something that is not read. */
    Piece as(SegmentKind other, String why) {
        return new Piece(first, last, text, depth, other, why, false);
    }

    /** Read although it is not the writer's: there is nothing else. */
    Piece taken(SegmentKind as) {
        return new Piece(first, last, text, depth, as, "only-words", true);
    }

    boolean isOwn() {
        return kind == SegmentKind.OWN;
    }

    boolean isBlank() {
        return text.isBlank();
    }
}
