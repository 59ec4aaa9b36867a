package dev.firstline.diagnosis.product;

import java.util.Locale;

/** What decides about support beside the product: a trial, or a cloud apart from the public one. */
public enum Edition {

    /** Not bought yet. */
    TRIAL,

    /** Government Community Cloud of the United States. */
    CLOUD_GCC,

    /** The same for controlled unclassified information. */
    CLOUD_GCC_HIGH,

    /** That of the Department of Defense. */
    CLOUD_DOD,

    /** The cloud that 21Vianet operates in China. */
    CLOUD_21VIANET;

    /** The section of {@code editions.terms}. */
    static Edition ofSection(String section) {
        return valueOf(section.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
