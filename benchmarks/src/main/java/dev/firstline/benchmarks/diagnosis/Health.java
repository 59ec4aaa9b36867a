package dev.firstline.benchmarks.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.diagnosis.rule.KnownIncident;
import dev.firstline.diagnosis.rule.KnownIncident.Standing;
import java.util.Locale;
import java.util.Set;

/** What a vendor's health page showed, as diagnosis knows it: Microsoft Graph and Azure Resource Health name states of their own. */
final class Health {

    /** States in which the vendor has ended its work (Graph: service health status; Azure: event status), in small letters. */
    private static final Set<String> ENDED = Set.of(
            "servicerestored",
            "postincidentreviewpublished",
            "falsepositive",
            "resolved",
            "resolvedexternal",
            "mitigatedexternal");

    private Health() {}

    static KnownIncident incident(JsonNode node) {
        var service = node.path("service").asText();
        return new KnownIncident(
                node.path("id").asText(),
                service,
                family(node.path("source").asText(), service),
                node.path("region").isTextual() ? node.get("region").asText() : null,
                ENDED.contains(node.path("status").asText().toLowerCase(Locale.ROOT)) ? Standing.OVER : Standing.OPEN);
    }

    private static ProductFamily family(String source, String service) {
        if (source.equals("RESOURCE_HEALTH")) {
            return ProductFamily.AZURE;
        }
        var name = service.toLowerCase(Locale.ROOT);
        if (name.contains("dynamics")) {
            return ProductFamily.DYNAMICS_365;
        }
        return name.startsWith("power") ? ProductFamily.POWER_PLATFORM : ProductFamily.MICROSOFT_365;
    }
}
