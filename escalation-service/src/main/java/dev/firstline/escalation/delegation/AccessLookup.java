package dev.firstline.escalation.delegation;

import dev.firstline.contracts.TenantPath;
import dev.firstline.escalation.access.AccessSituation;
import dev.firstline.escalation.access.CustomerAccess;
import dev.firstline.escalation.registry.Partner;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds what a partner has recorded of a customer. */
@FunctionalInterface
public interface AccessLookup {

    /**
     * What stands at exactly that tenant.
     *
     * @param holder where the partner's profile stands
     */
    Optional<CustomerAccess> of(TenantPath holder, UUID customerId);

    /**
     * What is known for a plan. A partner is asked for what it requires only where it is known whose ticket it is: nobody could record
     * anything of a customer that is not known.
     *
     * @param partner the nearest one, on whose relations alone is filed
     * @param customerId null while nobody has told
     * @param subscriptionId the Azure subscription that it is about, or null
     */
    default AccessSituation situation(
            Optional<Partner> partner, @Nullable UUID customerId, @Nullable String subscriptionId, Instant now) {
        if (partner.isEmpty() || customerId == null) {
            return AccessSituation.unknown(now);
        }
        var profile = partner.get().profile();
        return new AccessSituation(
                of(profile.tenant(), customerId).orElse(null), profile.accessRequired(), subscriptionId, now);
    }
}
