package dev.firstline.escalation.packet;

import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.escalation.FilingRoute;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.escalation.entitlement.Entitlement;
import dev.firstline.escalation.partner.PartnerContact;
import dev.firstline.escalation.request.SupportRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known about an escalation when its packet is prepared.
 *
 * @param ticketNumber our number, which the vendor's case should carry; null until intake told it
 * @param vehicles the contracts, the chosen one first
 * @param chosen the entitlement behind the first vehicle, or null
 * @param words null when they have not come yet or are already erased
 * @param contact the partner's, or null when its profile names none
 * @param region the cloud region, or null
 * @param withheldBy the tenant that holds contract and contact, when the reader stands below it and must not see them;
 *     else null
 * @param checks what the desk wrote down, in the usual order of the work
 */
public record CaseFile(
        FilingRoute route,
        SupportRequest request,
        List<SupportVehicle> vehicles,
        @Nullable Entitlement chosen,
        @Nullable String ticketNumber,
        @Nullable String region,
        @Nullable TicketWords words,
        @Nullable PartnerContact contact,
        FilingDetails details,
        @Nullable TenantPath withheldBy,
        List<CheckDone> checks) {

    boolean isCarriedBy(SupportVehicle vehicle) {
        return !vehicles.isEmpty() && vehicles.getFirst() == vehicle;
    }

    boolean isWithheld() {
        return withheldBy != null;
    }

    @Nullable String title() {
        return words == null ? null : words.title();
    }

    @Nullable String accessId() {
        return chosen == null ? null : chosen.accessId();
    }

    @Nullable String contractId() {
        return chosen == null ? null : chosen.contractId();
    }
}
