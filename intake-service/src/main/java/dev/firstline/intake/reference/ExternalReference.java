package dev.firstline.intake.reference;

import dev.firstline.chassis.http.OneLine;
import dev.firstline.chassis.http.Texts;
import dev.firstline.chassis.problem.Problem;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a thing is called in one of the partner's systems. Written in one piece as {@code system:id}, such as {@code crm:4711}; the system
 * ends at the first colon, so the id may have others.
 *
 * @param system a short name for the system, which the partner chooses
 * @param id the id there; upper and lower case are two ids
 */
public record ExternalReference(
        @Schema(examples = "crm") @NotNull @Pattern(regexp = SYSTEM, message = SYSTEM_MESSAGE) String system,

        @Schema(examples = "4711") @NotNull @OneLine @Size(max = MAX_ID) @Pattern(regexp = ID, message = ID_MESSAGE) String id) {

    /** What the name of a system looks like. */
    public static final String SYSTEM = "[a-z0-9][a-z0-9._-]{0,39}";

    /** What a caller is told whose system is called otherwise. */
    public static final String SYSTEM_MESSAGE =
            "must be a short name such as crm: small letters, digits, dots, dashes and underscores, at most 40, a letter or digit first";

    /** Characters of an id. */
    public static final int MAX_ID = 200;

    /** Blanks at the ends, which nobody sees, would make a second thing beside the first. */
    static final String ID = "\\S(.*\\S)?";

    static final String ID_MESSAGE = "must have no blanks before or behind it";

    /**
     * Reads one in one piece.
     *
     * @param parameter whose value it is
     * @throws Problem 422 when it is none
     */
    public static ExternalReference parse(String parameter, String text) {
        int colon = text.indexOf(':');
        var system = colon < 0 ? "" : text.substring(0, colon);
        var id = text.substring(colon + 1);
        if (!isSystem(system) || !isId(id)) {
            throw Problem.invalid(
                    parameter,
                    "must be a system and an id in it, such as crm:4711; the system has at most 40 small letters, digits, dots, dashes"
                            + " and underscores, the id 1 to " + MAX_ID + " printable characters");
        }
        return new ExternalReference(system, id);
    }

    /** @throws Problem 422 when it is no name of a system in an address */
    static void requireSystem(String text) {
        if (!isSystem(text)) {
            throw Problem.invalid("system", SYSTEM_MESSAGE);
        }
    }

    private static boolean isSystem(String text) {
        return text.matches(SYSTEM);
    }

    static boolean isId(String text) {
        return text.codePointCount(0, text.length()) <= MAX_ID
                && Texts.isOneLine(text)
                && !Texts.isBlank(text)
                && text.matches(ID);
    }

    @Override
    public String toString() {
        return system + ":" + id;
    }
}
