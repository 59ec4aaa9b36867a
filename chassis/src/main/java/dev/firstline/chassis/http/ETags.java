package dev.firstline.chassis.http;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Strong entity tags: the version of a row. */
public final class ETags {

    private static final String ONE = "(?:W/)?\"[\\x21\\x23-\\x7e\\x80-\\xff]*\"";
    private static final Pattern TAG = Pattern.compile(ONE);
    private static final Pattern LIST = Pattern.compile(ONE + "(?:[ \\t]*,[ \\t]*" + ONE + ")*+");

    private ETags() {}

    /** The tag of a version, with its quotes. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /** The tag of a state that has a text instead of a version, with its quotes. */
    public static String of(String revision) {
        return "\"" + revision + "\"";
    }

    /**
     * Holds a change to the version that the caller has seen (RFC 9110, 13.1.1): one of several tags, or whatever there is with
     * {@code *}. A weak tag never matches.
     *
     * @param ifMatch the request's {@code If-Match}
     * @throws Problem 428 when it is missing, 412 when the row has another version by now
     */
    public static void require(@Nullable String ifMatch, long version) {
        requireTag(ifMatch, of(version));
    }

    /**
     * Holds a change to the state that the caller has seen.
     *
     * @param ifMatch the request's {@code If-Match}
     * @throws Problem 428 when it is missing, 412 when the state is another by now
     */
    public static void require(@Nullable String ifMatch, String revision) {
        requireTag(ifMatch, of(revision));
    }

    private static void requireTag(@Nullable String ifMatch, String tag) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new Problem(
                    ProblemType.PRECONDITION_REQUIRED,
                    "Read it first and send its ETag as If-Match, so that nobody's change is lost.");
        }
        if (!matches(ifMatch.strip(), tag)) {
            throw new Problem(
                            ProblemType.STALE_VERSION,
                            "Read it again, look at what changed, and send the change with the new ETag.")
                    .with("currentETag", tag);
        }
    }

    private static boolean matches(String ifMatch, String tag) {
        if (ifMatch.equals("*")) {
            return true;
        }
        var list = LIST.matcher(ifMatch);
        return list.matches()
                && TAG.matcher(ifMatch)
                        .results()
                        .anyMatch(found -> found.group().equals(tag));
    }
}
