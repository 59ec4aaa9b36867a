package dev.firstline.diagnosis.mail;

/**
 * A stretch of a mail's body.
 *
 * @param reason the mark that it was known by, such as {@code header-block}; {@code own} for the writer's own words
 * @param firstLine its first line in the text as read, from 1; of an HTML mail the lines are those of its text
 * @param lastLine its last line, inclusive
 * @param text personal data; not part of {@link #toString()}
 * @param read whether signals are read from it
 */
public record Segment(SegmentKind kind, String reason, int firstLine, int lastLine, String text, boolean read) {

    @Override
    public String toString() {
        return kind + " by " + reason + ", lines " + firstLine + " to " + lastLine + (read ? ", read" : "");
    }
}
