package dev.firstline.sla.policy;

import static dev.firstline.sla.calendar.ShippedCalendars.ALWAYS;
import static dev.firstline.sla.calendar.ShippedCalendars.BUSINESS_HOURS;

import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.sla.calendar.ShippedCalendars;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The policy that holds where nobody set another.
 *
 * <p>First response follows the partner program's own table (Partner Center, "Report problems on behalf of a
 * customer"): 2, 4 and 8 hours by severity for break-fix in English, otherwise one business day; the hours hold for
 * English only, other languages are served in their desk's hours. The program promises no resolution: those goals are
 * Firstline's choice, meant to be replaced.
 */
public final class ProgramPolicy {

    /** Its code; a tenant that sets a policy of this code replaces it for itself and below. */
    public static final String CODE = "program";

    /** The source of what the partner program promises. */
    public static final String PROGRAM = "Partner Center: Report problems on behalf of a customer, initial response";
    /** The source of what Firstline itself chose. */
    public static final String OURS = "Firstline's default; not promised by the partner program";

    private static final Condition ENGLISH = Condition.ANY.and(Language.EN);

    private ProgramPolicy() {}

    /** The policy, version 1, asked last. */
    public static SlaPolicy policy() {
        return new SlaPolicy(
                CODE,
                1,
                Integer.MAX_VALUE,
                Stream.of(
                                english(Severity.A, 2, 8),
                                english(Severity.B, 4, 24),
                                english(Severity.C, 8, 72),
                                desk(Language.PT_BR, ShippedCalendars.DESK_PT_BR),
                                desk(Language.PT_PT, ShippedCalendars.DESK_PT_PT),
                                desk(Language.ES, ShippedCalendars.DESK_ES),
                                desk(Language.DE, ShippedCalendars.DESK_DE),
                                businessDays("other", Condition.ANY, BUSINESS_HOURS))
                        .flatMap(List::stream)
                        .toList());
    }

    /** Break-fix in English, round the clock. */
    private static List<PolicyRule> english(Severity severity, int response, int resolution) {
        var when = ENGLISH.and(severity).andBreakFix();
        var suffix = "-" + severity.name().toLowerCase(Locale.ROOT);
        return List.of(
                new PolicyRule(
                        "first-response" + suffix,
                        PROGRAM,
                        when,
                        List.of(Goal.firstResponse(Amount.hours(response), ALWAYS))),
                new PolicyRule(
                        "resolution" + suffix, OURS, when, List.of(Goal.resolution(Amount.hours(resolution), ALWAYS))));
    }

    /** A language of its own desk. */
    private static List<PolicyRule> desk(Language language, String calendar) {
        return businessDays(calendar, Condition.ANY.and(language), calendar);
    }

    /** First response within one business day; resolution in one, three or five by severity. */
    private static List<PolicyRule> businessDays(String name, Condition when, String calendar) {
        var rules = new ArrayList<PolicyRule>();
        rules.add(new PolicyRule(
                "first-response-" + name,
                PROGRAM,
                when,
                List.of(Goal.firstResponse(new Amount.BusinessDays(1), calendar))));
        for (var severity : Severity.values()) {
            int days = 1 + 2 * severity.ordinal();
            rules.add(new PolicyRule(
                    "resolution-" + name + "-" + severity.name().toLowerCase(Locale.ROOT),
                    OURS,
                    when.and(severity),
                    List.of(Goal.resolution(new Amount.BusinessDays(days), calendar))));
        }
        return rules;
    }
}
