package dev.firstline.chassis.http;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Strong entity tags. A resource states the version of its row, {@code "3"}; what is read goes out with a digest of its bytes behind
 * it, {@code "3.kQ2x8Wc0aZE"}, since a body also shows what comes from elsewhere and leaves the version alone. A change is held to
 * the version, whatever digest was read with it; only what is read again is held to the whole tag.
 */
public final class ETags {

    /** Between the version and the digest; in neither of them. */
    private static final String DIGEST = ".";

    /** The mark of compressed bytes: they are other bytes, so theirs is another tag (RFC 9110, 8.8.3.3). */
    private static final String COMPRESSED = "-gzip";

    /** 64 bits: nobody gains by two bodies of one version that look the same, so they need to differ by chance only. */
    private static final int DIGEST_BYTES = 8;

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
     * The tag of what is read, with its quotes.
     *
     * @param stated as the resource stated it, such as {@code "3"}
     * @param body before it was compressed
     * @param compressed whether it is sent so
     */
    static String whole(String stated, byte[] body, boolean compressed) {
        var digest = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(sha256(body), DIGEST_BYTES));
        return stated.substring(0, stated.length() - 1) + DIGEST + digest + (compressed ? COMPRESSED : "") + '"';
    }

    /**
     * Whether a caller has what it asks for (RFC 9110, 13.1.2): a tag of his, weak or strong, is this one, or he has whatever there is.
     *
     * @param ifNoneMatch the request's {@code If-None-Match}; what is none asks for nothing
     */
    public static boolean isKnown(@Nullable String ifNoneMatch, String tag) {
        return ifNoneMatch != null
                && matches(ifNoneMatch.strip(), one -> weak(one).equals(weak(tag)));
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

    /**
     * Refuses a change that is meant only for what is not there yet, or is none of these versions (RFC 9110, 13.1.2): with {@code *} when there
     * is anything, and with a tag, weak or strong, when it names what is there.
     *
     * @param ifNoneMatch the request's {@code If-None-Match}; what is none asks for nothing
     * @param version of what is there
     * @throws Problem 412 with the tag of what is there
     */
    public static void refuseKnown(@Nullable String ifNoneMatch, long version) {
        var tag = of(version);
        var digested = tag.substring(0, tag.length() - 1) + DIGEST;
        if (ifNoneMatch != null
                && matches(
                        ifNoneMatch.strip(),
                        one -> weak(one).equals(tag) || weak(one).startsWith(digested))) {
            throw new Problem(
                            ProblemType.STALE_VERSION,
                            "There is one already; read it, and send a change of it with its ETag as If-Match.")
                    .with("currentETag", tag);
        }
    }

    /**
     * Refuses a change that is meant only for what is not there yet, where there is one that has no tag.
     *
     * @param ifNoneMatch the request's {@code If-None-Match}; tags match nothing here
     * @throws Problem 412 when it is {@code *}
     */
    public static void refuseKnown(@Nullable String ifNoneMatch) {
        if (ifNoneMatch != null && ifNoneMatch.strip().equals("*")) {
            throw new Problem(
                    ProblemType.STALE_VERSION,
                    "There is one already; leave If-None-Match out to change it all the same.");
        }
    }

    private static void requireTag(@Nullable String ifMatch, String tag) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new Problem(
                    ProblemType.PRECONDITION_REQUIRED,
                    "Read it first and send its ETag as If-Match, so that nobody's change is lost.");
        }
        var digested = tag.substring(0, tag.length() - 1) + DIGEST;
        if (!matches(ifMatch.strip(), one -> one.equals(tag) || one.startsWith(digested))) {
            throw new Problem(
                            ProblemType.STALE_VERSION,
                            "Read it again, look at what changed, and send the change with the new ETag.")
                    .with("currentETag", tag);
        }
    }

    private static boolean matches(String tags, Predicate<String> wanted) {
        if (tags.equals("*")) {
            return true;
        }
        var list = LIST.matcher(tags);
        return list.matches() && TAG.matcher(tags).results().anyMatch(found -> wanted.test(found.group()));
    }

    private static String weak(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
