package dev.firstline.intake.ticket;

import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.intake.query.Parameters;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which tickets a list is asked for; all that is given must hold. */
public class TicketFilter {

    private static final int MAX_TEXT = 100;
    private static final String BREACHED = "firstResponse.state = BREACHED or resolution.state = BREACHED";
    private static final String NOT_BREACHED = "(firstResponse.state is null or firstResponse.state <> BREACHED)"
            + " and (resolution.state is null or resolution.state <> BREACHED)";

    @QueryParam("externalReference")
    @Parameter(description = "The filer's own reference")
    @Nullable String externalReference;

    @QueryParam("status")
    @Parameter(schema = @Schema(implementation = TicketStatus.class))
    @Nullable String status;

    @QueryParam("severity")
    @Parameter(schema = @Schema(implementation = Severity.class))
    @Nullable String severity;

    @QueryParam("customer")
    @Parameter(description = "The partner's id of the customer")
    @Nullable String customer;

    @QueryParam("productFamily")
    @Parameter(schema = @Schema(implementation = ProductFamily.class))
    @Nullable String productFamily;

    @QueryParam("openedAfter")
    @Parameter(description = "Opened at that instant or later", example = "2026-11-21T00:00:00Z")
    @Nullable String openedAfter;

    @QueryParam("openedBefore")
    @Parameter(description = "Opened before that instant", example = "2026-11-22T00:00:00Z")
    @Nullable String openedBefore;

    @QueryParam("updatedAfter")
    @Parameter(description = "Changed at that instant or later", example = "2026-11-21T00:00:00Z")
    @Nullable String updatedAfter;

    @QueryParam("breached")
    @Parameter(description = "Whether a promise was broken", schema = @Schema(implementation = Boolean.class))
    @Nullable String breached;

    /**
     * The conditions in HQL.
     *
     * @param values their parameters are added to it
     */
    List<String> conditions(Map<String, Object> values) {
        var conditions = new ArrayList<String>();
        var wanted = new LinkedHashMap<String, @Nullable Object>();
        wanted.put(
                "externalReference = :externalReference",
                Parameters.text("externalReference", externalReference, MAX_TEXT));
        wanted.put("status = :status", Parameters.oneOf("status", status, TicketStatus.class));
        wanted.put("severity = :severity", Parameters.oneOf("severity", severity, Severity.class));
        wanted.put("customer.externalId = :customer", Parameters.text("customer", customer, MAX_TEXT));
        wanted.put(
                "classification.productFamily = :productFamily",
                Parameters.oneOf("productFamily", productFamily, ProductFamily.class));
        wanted.put("openedAt >= :openedAfter", Parameters.instant("openedAfter", openedAfter));
        wanted.put("openedAt < :openedBefore", Parameters.instant("openedBefore", openedBefore));
        wanted.put("updatedAt >= :updatedAfter", Parameters.instant("updatedAfter", updatedAfter));
        wanted.forEach((condition, value) -> {
            if (value != null) {
                conditions.add(condition);
                values.put(condition.substring(condition.indexOf(':') + 1), value);
            }
        });
        var late = Parameters.flag("breached", breached);
        if (late != null) {
            conditions.add(late ? "(" + BREACHED + ")" : NOT_BREACHED);
        }
        return conditions;
    }

    /** What a cursor of such a list is bound to. */
    List<String> identity() {
        return Stream.of(
                        externalReference,
                        status,
                        severity,
                        customer,
                        productFamily,
                        openedAfter,
                        openedBefore,
                        updatedAfter,
                        breached)
                .map(value -> value == null ? "" : value)
                .toList();
    }
}
