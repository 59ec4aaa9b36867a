package dev.firstline.diagnosis.mail;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds what was chosen in a form whose answers were sent as a mail: "Your category: Installation". A list to choose from is not the writer's
 * words, and is often chosen blindly. What was typed into the other fields stays.
 */
final class Forms {

    /** Characters of a field's name. */
    private static final int LONGEST_NAME = 40;

    /** Words of what is chosen; more were typed by a person. */
    private static final int MOST_WORDS = 3;

    private final Marks marks;

    Forms(Marks marks) {
        this.marks = marks;
    }

    List<Piece> mark(List<Piece> lines, Effort effort) {
        var marked = new ArrayList<>(lines);
        for (int i = 0; i < lines.size(); i++) {
            // One such line alone is a person's note.
            boolean among = isField(lines, i - 1) || isField(lines, i + 1);
            if (among && isField(lines, i) && isChoice(lines.get(i).text(), effort)) {
                marked.set(i, lines.get(i).as(SegmentKind.FORM, "form-choice"));
            }
        }
        return marked;
    }

    private boolean isChoice(String line, Effort effort) {
        int colon = line.indexOf(':');
        var value = line.substring(colon + 1).strip();
        return !value.isEmpty()
                && value.split("\\s+", MOST_WORDS + 1).length <= MOST_WORDS
                && marks.in(line.substring(0, colon), effort).has(Marks.FORM_CHOICE);
    }

    /** Whether it is a name, a colon and perhaps a value. */
    private static boolean isField(List<Piece> lines, int at) {
        if (at < 0 || at >= lines.size() || !lines.get(at).isOwn()) {
            return false;
        }
        int colon = lines.get(at).text().indexOf(':');
        return colon > 0 && colon <= LONGEST_NAME;
    }
}
