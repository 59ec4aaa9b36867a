package dev.firstline.intake.search;

import dev.firstline.contracts.ticket.Language;
import java.util.Locale;

/** The languages by whose rules words are reduced to their stems, as the migrations set them up. */
enum Stemming {
    EN,
    DE,
    ES,
    PT;

    static Stemming of(Language language) {
        return switch (language) {
            case EN -> EN;
            case DE -> DE;
            case ES -> ES;
            case PT_BR, PT_PT -> PT;
        };
    }

    /** The text search configuration. */
    String configuration() {
        return "search_" + code();
    }

    /** What documents in this language are marked with. */
    String mark() {
        return " l:" + code();
    }

    private String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
