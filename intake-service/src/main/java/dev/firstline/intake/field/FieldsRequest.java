package dev.firstline.intake.field;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The fields of a tenant's tickets, as they are to be.
 *
 * @param fields in the order in which people see them
 */
@Schema(name = "TicketFieldsRequest")
public record FieldsRequest(
        @NotNull @Size(max = FieldChange.MOST) List<@NotNull @Valid FieldDefinition> fields) {}
