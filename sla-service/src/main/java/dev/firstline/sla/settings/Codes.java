package dev.firstline.sla.settings;

/** Names of policies, rules and calendars. */
final class Codes {

    static final String PATTERN = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    static final String MESSAGE = "must be 1 to 63 characters of a-z, 0-9 and inner hyphens";

    private Codes() {}
}
