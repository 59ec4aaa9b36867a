package dev.firstline.intake.search;

/** Lexemes as the text of a {@code tsquery} has them. */
final class Lexemes {

    private Lexemes() {}

    /** In quotes, with what the syntax would read escaped. */
    static String quoted(String lexeme) {
        return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
