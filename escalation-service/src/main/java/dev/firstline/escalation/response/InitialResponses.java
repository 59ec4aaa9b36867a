package dev.firstline.escalation.response;

import dev.firstline.contracts.escalation.FilingRoute;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.escalation.response.InitialResponse.Hours;
import java.util.Optional;

/**
 * The published initial response of a request under the partner program (Partner Center documentation, "Report problems
 * on behalf of a customer"): for break-fix 2, 4 or 8 hours by severity, otherwise up to one business day. The hours
 * hold round the clock for English only; other languages are served in business hours.
 *
 * <p>A publisher, the Security Response Center and an indirect provider's desk publish none.
 */
public final class InitialResponses {

    private static final String OTHERWISE = "P1BD";

    private InitialResponses() {}

    /** What the vendor published for such a request; empty where it published nothing. */
    public static Optional<InitialResponse> published(
            FilingRoute route, boolean breakFix, Severity severity, Language language) {
        return switch (route) {
            case ISV_CONTACT, MSRC, VIA_INDIRECT_PROVIDER -> Optional.empty();
            case AZURE_PORTAL,
                    M365_ADMIN_CENTER,
                    POWER_PLATFORM_ADMIN_CENTER,
                    LIFECYCLE_SERVICES,
                    PARTNER_CENTER_HELP,
                    SUPPORT_FOR_BUSINESS -> Optional.of(breakFix ? breakFix(severity, language) : otherwise());
        };
    }

    private static InitialResponse breakFix(Severity severity, Language language) {
        var hours = language == Language.EN ? Hours.ROUND_THE_CLOCK : Hours.BUSINESS_HOURS;
        var within = switch (severity) {
            case A -> "PT2H";
            case B -> "PT4H";
            case C -> "PT8H";
        };
        return new InitialResponse(within, hours);
    }

    private static InitialResponse otherwise() {
        return new InitialResponse(OTHERWISE, Hours.BUSINESS_HOURS);
    }
}
