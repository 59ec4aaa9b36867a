package dev.firstline.diagnosis.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstline.diagnosis.mail.VisibleText;
import java.util.Locale;
import java.util.Optional;

/**
 * How a service is ({@code microsoft.graph.serviceHealth}).
 *
 * @param status in the vendor's spelling but for its first letter, such as {@code serviceDegradation}
 */
public record ServiceState(String service, String status) {

    /** Whether the vendor says that it works as it should. */
    public boolean isWell() {
        var known = status.toLowerCase(Locale.ROOT);
        return known.equals("serviceoperational") || known.equals("servicerestored");
    }

    static Optional<ServiceState> read(JsonNode health) {
        var service = VisibleText.line(health.path("service").asText(""), GraphIssue.MAX_SERVICE);
        var status = GraphIssue.status(health);
        return service.isEmpty() || status.isEmpty()
                ? Optional.empty()
                : Optional.of(new ServiceState(service, status));
    }
}
