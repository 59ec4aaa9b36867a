package dev.firstline.diagnosis.cases;

/**
 * Which tickets are not decided anew unless somebody corrects them: neither an incident nor what the customer says later changes what was
 * decided of them. What a person decided is no matter of this: there the machine contradicts at most ({@link Findings}).
 */
final class LeftAlone {

    private LeftAlone() {}

    static boolean is(Case known) {
        return known.atVendor();
    }
}
