package dev.firstline.benchmarks.diagnosis;

import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.diagnosis.rule.KnownIncident;
import dev.firstline.escalation.partner.PartnerType;
import java.util.List;
import java.util.Map;

/**
 * A ticket and the right answers. What may be read to decide it stands first; of the labels nothing reaches the decision.
 *
 * @param language the one it is written in, which is also its label
 * @param partnerType of the partner that the ticket was sent to
 * @param vehicles the support contracts of that partner
 * @param incidents what the vendors' health pages showed
 * @param labels by dimension; a dimension that has none is not judged on this ticket
 */
record LabelledTicket(
        String id,
        Language language,
        String title,
        String body,
        AffectedTenant tenant,
        PartnerType partnerType,
        List<SupportVehicle> vehicles,
        List<KnownIncident> incidents,
        Map<Dimension, String> labels) {

    /** Copies the collections. */
    LabelledTicket {
        vehicles = List.copyOf(vehicles);
        incidents = List.copyOf(incidents);
        labels = Map.copyOf(labels);
    }
}
