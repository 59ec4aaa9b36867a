package dev.firstline.intake.query;

import dev.firstline.chassis.http.IsoTimes;
import dev.firstline.chassis.http.Texts;
import dev.firstline.chassis.problem.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Parameters of the address that have bounds of their own, beside what their types say ({@code QueryCheck} looks after those). */
public final class Parameters {

    private Parameters() {}

    /** One line of text of a bounded length. */
    public static @Nullable String text(String name, @Nullable String text, int max) {
        if (text != null && (text.isEmpty() || text.codePointCount(0, text.length()) > max || !Texts.isOneLine(text))) {
            throw Problem.invalid(name, "must have 1 to " + max + " printable characters");
        }
        return text;
    }

    /** An instant as {@link IsoTimes} takes it. */
    public static @Nullable Instant instant(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return IsoTimes.instant(text);
        } catch (DateTimeException e) {
            throw Problem.invalid(name, "must be an " + IsoTimes.INSTANT);
        }
    }

    /**
     * An id in the address.
     *
     * @throws Problem 404 when it is none: such a thing is as absent as one with an unknown id
     */
    public static UUID id(String what, String text) {
        try {
            var id = UUID.fromString(text);
            if (text.length() == 36) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // The same answer as for an id that is not there.
        }
        throw Problem.notFound(what);
    }
}
