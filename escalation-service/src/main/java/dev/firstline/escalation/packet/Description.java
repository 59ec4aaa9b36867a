package dev.firstline.escalation.packet;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The free text of a request: the words, and what a support engineer asks for next. */
final class Description {

    private Description() {}

    /** Null while the ticket's words are not known. */
    static @Nullable String of(CaseFile file) {
        if (file.words() == null) {
            return null;
        }
        var paragraphs = new ArrayList<String>();
        paragraphs.add(file.words().body().strip());
        add(paragraphs, "Problem start", startOf(file));
        add(paragraphs, "Impact", file.details().impact());
        add(paragraphs, "Steps already tried", StepsTried.of(file));
        add(paragraphs, "Region", file.region());
        add(paragraphs, "Our reference", file.ticketNumber());
        return String.join("\n\n", paragraphs);
    }

    static @Nullable String startOf(CaseFile file) {
        var start = file.details().problemStart();
        return start == null ? null : start.toString();
    }

    private static void add(List<String> paragraphs, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            paragraphs.add(name + ": " + value.strip());
        }
    }
}
