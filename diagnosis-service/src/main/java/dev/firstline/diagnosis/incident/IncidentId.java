package dev.firstline.diagnosis.incident;

/** What an incident may be called: letters, digits, and what vendors put between them. */
final class IncidentId {

    static final String FORM = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    static final String RULE = "an incident id has 1 to 64 letters, digits, '.', '_' or '-'";

    private IncidentId() {}
}
