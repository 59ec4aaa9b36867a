package dev.firstline.escalation.access;

import static dev.firstline.escalation.access.AccessNeed.AZURE_SUPPORT_ROLE;
import static dev.firstline.escalation.access.AccessNeed.ENTRA_AZURE_SUPPORT_ROLE;
import static dev.firstline.escalation.access.AccessNeed.ENTRA_ROLE;
import static dev.firstline.escalation.access.AccessNeed.ENTRA_SUPPORT_ROLE;
import static dev.firstline.escalation.access.AccessNeed.RESELLER_RELATION;

import dev.firstline.contracts.escalation.FilingRoute;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which access each route takes. The contract takes nothing away from it: also with Premier Support a relation with the customer is needed
 * (Partner Center documentation, "GDAP frequently asked questions"), so the vehicle is not asked for.
 */
public final class AccessNeeds {

    private static final List<String> ENTRA = List.of("entra", "azure active directory", "azure ad");

    private AccessNeeds() {}

    /**
     * The ways into that form: each takes all that it lists, and one of them is enough. None where the form asks for no access to the
     * customer's cloud.
     *
     * @param product the product's name as told, or null
     */
    public static List<List<AccessNeed>> of(FilingRoute route, @Nullable String product) {
        return switch (route) {
            case M365_ADMIN_CENTER, POWER_PLATFORM_ADMIN_CENTER, LIFECYCLE_SERVICES ->
                List.of(List.of(ENTRA_SUPPORT_ROLE));
            case AZURE_PORTAL -> {
                var subscription = List.of(RESELLER_RELATION, ENTRA_ROLE, AZURE_SUPPORT_ROLE);
                yield isEntra(product)
                        ? List.of(subscription, List.of(ENTRA_AZURE_SUPPORT_ROLE))
                        : List.of(subscription);
            }
            // The partner's own portal, its own contract, the publisher, the provider's desk, everybody's.
            case PARTNER_CENTER_HELP, SUPPORT_FOR_BUSINESS, ISV_CONTACT, VIA_INDIRECT_PROVIDER, MSRC -> List.of();
        };
    }

    private static boolean isEntra(@Nullable String product) {
        if (product == null) {
            return false;
        }
        var name = product.toLowerCase(Locale.ROOT);
        return ENTRA.stream().anyMatch(name::contains);
    }
}
