package dev.firstline.intake.search;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One thing that is looked for.
 *
 * @param text as it was typed, without the signs around it; at least one letter or digit
 * @param excluded whether tickets with it are left out
 */
record Term(String text, Form form, boolean excluded) {

    private static final Pattern NUMBER = Pattern.compile("(?:FL-?)?([1-9][0-9]{6,14})");

    /** How the text is to be found. */
    enum Form {
        /** In any of its inflected forms. */
        WORD,
        /** Words one after the other. */
        PHRASE,
        /** Words that begin so. */
        PREFIX
    }

    /** The digits of the number of a ticket, with {@code FL-} or without; empty when it can be none. */
    Optional<String> number() {
        var number = NUMBER.matcher(text.toUpperCase(Locale.ROOT));
        return form != Form.PREFIX && number.matches() ? Optional.of(number.group(1)) : Optional.empty();
    }
}
