package dev.firstline.sla.settings;

/** Names of policies, rules and calendars. */
public final class Codes {

    /** The regular expression that each name matches. */
    public static final String PATTERN = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";

    /** What is said of a name that does not. */
    public static final String MESSAGE = "must be 1 to 63 characters of a-z, 0-9 and inner hyphens";

    /** What is said of a list that is too long. */
    static final String MOST = "may have at most {max} entries";

    private Codes() {}

    /** Whether a text can be such a name. */
    public static boolean isCode(String text) {
        return text.matches(PATTERN);
    }
}
