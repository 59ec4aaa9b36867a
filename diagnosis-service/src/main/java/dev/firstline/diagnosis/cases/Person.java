package dev.firstline.diagnosis.cases;

import org.jspecify.annotations.Nullable;

/**
 * Who decided, and why.
 *
 * @param subject of the token
 * @param client the application that it was given to
 * @param tenant of the token
 * @param reason in the person's own words; null where none was given
 */
record Person(
        String subject,
        String client,
        String tenant,
        @Nullable String reason) {

    @Override
    public String toString() {
        return "Person[of " + tenant + "]";
    }
}
