package dev.firstline.intake.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.intake.query.Parameters;
import dev.firstline.intake.reference.ExternalReference;
import dev.firstline.intake.search.Searches;
import dev.firstline.intake.search.Sort;
import dev.firstline.intake.ticket.TicketFilter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a search ({@code GET /v1/tickets/search}), or without {@code q} of a list ({@code GET /v1/tickets}). Each means what it
 * means there.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ViewQuery(
        @Schema(examples = "\"no mail\" -printer") @Nullable String q,
        @Nullable Language language,
        @Nullable Sort sort,
        @Nullable String externalReference,
        @Nullable TicketStatus status,
        @Nullable Severity severity,
        @Nullable String customer,
        @Nullable ProductFamily productFamily,
        @Schema(examples = "2026-11-21T00:00:00Z") @Nullable String openedAfter,
        @Nullable String openedBefore,
        @Nullable String updatedAfter,
        @Nullable Boolean breached,
        @Schema(examples = "crm:4711") @Nullable String reference,
        @Schema(examples = "agent-7") @Nullable String owner,
        @Schema(examples = "mail") @Nullable String queue,
        @Nullable Boolean unassigned,
        @Nullable String followUpBefore,
        @Schema(examples = "call-back") @Nullable String label,
        @Schema(examples = "contract:4711") @Nullable String field) {

    private static final int MAX_TEXT = 100;

    /**
     * Holds it to what the search or the list would take.
     *
     * @throws Problem 422 with a pointer into the request
     */
    void check() {
        if (q != null) {
            Searches.check("/query/q", q);
        } else if (language != null || sort != null) {
            throw Problem.invalid(
                    language != null ? "/query/language" : "/query/sort", "belongs to a search, which needs a q");
        }
        Parameters.text("/query/externalReference", externalReference, MAX_TEXT);
        if (reference != null) {
            ExternalReference.parse("/query/reference", reference);
        }
        Parameters.text("/query/customer", customer, MAX_TEXT);
        Parameters.text("/query/owner", owner, TicketFilter.MAX_SUBJECT);
        Parameters.text("/query/queue", queue, TicketFilter.MAX_KEY);
        Parameters.instant("/query/followUpBefore", followUpBefore);
        TicketFilter.field("/query/field", field);
        Parameters.text("/query/label", label, TicketFilter.MAX_KEY);
        Parameters.instant("/query/openedAfter", openedAfter);
        Parameters.instant("/query/openedBefore", openedBefore);
        Parameters.instant("/query/updatedAfter", updatedAfter);
    }

    /** The address that runs it. */
    String href() {
        var parameters = new LinkedHashMap<String, Object>();
        put(parameters, "q", q);
        put(parameters, "language", language);
        put(parameters, "sort", sort);
        put(parameters, "externalReference", externalReference);
        put(parameters, "status", status);
        put(parameters, "severity", severity);
        put(parameters, "customer", customer);
        put(parameters, "productFamily", productFamily);
        put(parameters, "openedAfter", openedAfter);
        put(parameters, "openedBefore", openedBefore);
        put(parameters, "updatedAfter", updatedAfter);
        put(parameters, "breached", breached);
        put(parameters, "reference", reference);
        put(parameters, "owner", owner);
        put(parameters, "queue", queue);
        put(parameters, "unassigned", unassigned);
        put(parameters, "followUpBefore", followUpBefore);
        put(parameters, "label", label);
        put(parameters, "field", field);
        var path = q == null ? "/v1/tickets" : "/v1/tickets/search";
        return parameters.isEmpty()
                ? path
                : parameters.entrySet().stream()
                        .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                        .collect(Collectors.joining("&", path + "?", ""));
    }

    private static void put(Map<String, Object> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }

    /** A plus stands for a blank in forms alone. */
    private static String encoded(Object value) {
        return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8).replace("+", "%20");
    }
}
