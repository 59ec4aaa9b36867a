package dev.firstline.intake.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Many new tickets at once. Each is read and judged by itself.
 *
 * @param tickets 1 to 500 bodies as for a single one
 */
public record BulkRequest(
        @Schema(implementation = NewTicket[].class) @NotNull @Size(min = 1, max = MAX) List<JsonNode> tickets) {

    static final int MAX = 500;
}
