package dev.firstline.intake.search;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where words were found. Plain text, whatever it looks like: what is to be marked is told by places in it, so nobody needs to build HTML of it
 * that was somebody's mail.
 *
 * @param communicationId null for the ticket's own title and body
 */
@Schema(name = "SearchPassage")
public record Passage(
        Source source,
        @Nullable UUID communicationId,

        @Schema(description = "Plain text; ' … ' stands for what was left out", examples = "Der Drucker bleibt stumm")
        String text,

        List<Mark> marks) {

    /** What the database puts around words: characters for private use, which are taken out of the text before. */
    static final char BEGIN = '\uE000';

    static final char END = '\uE001';

    /** What the passage is of. */
    @Schema(name = "SearchSource")
    public enum Source {
        TITLE,
        BODY,
        COMMUNICATION,
        /** A note of the desk; only for those who may read it. */
        NOTE
    }

    /**
     * A word that was looked for.
     *
     * @param start its first place in the text, in UTF-16 units, as Java and JavaScript count
     * @param end the place behind it
     */
    @Schema(name = "SearchMark")
    public record Mark(
            @Schema(description = "In UTF-16 units, from 0", examples = "4")
            int start,

            @Schema(description = "Behind the word", examples = "11")
            int end) {}

    /** Of a text in which the words stand between {@link #BEGIN} and {@link #END}. */
    static Passage of(Source source, @Nullable UUID communicationId, String marked) {
        var text = new StringBuilder();
        var marks = new ArrayList<Mark>();
        int start = 0;
        for (int i = 0; i < marked.length(); i++) {
            char c = marked.charAt(i);
            if (c == BEGIN) {
                start = text.length();
            } else if (c == END) {
                marks.add(new Mark(start, text.length()));
            } else {
                text.append(c);
            }
        }
        return new Passage(source, communicationId, text.toString(), List.copyOf(marks));
    }

    /** Whether anything in it was looked for. */
    static boolean isMarked(String marked) {
        return marked.indexOf(BEGIN) >= 0;
    }
}
