package dev.firstline.diagnosis.cases;

import org.jspecify.annotations.Nullable;

/**
 * Which tickets are not decided anew unless somebody corrects them: neither an incident nor what the customer says later changes what was
 * decided of them.
 */
final class LeftAlone {

    private LeftAlone() {}

    /** @param last the latest decision on it, if any */
    static boolean is(Case known, @Nullable Diagnosis last) {
        return known.atVendor() || last != null && isByAPerson(last);
    }

    /** What a person decided only a person decides otherwise. All decisions that are stored so far are made by rules. */
    private static boolean isByAPerson(Diagnosis last) {
        return false;
    }
}
