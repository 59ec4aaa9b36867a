package dev.firstline.intake.field;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a tenant's tickets, as they are shown.
 *
 * @param fields that the tenant declares
 * @param inherited that tenants above declare
 * @param version 0 before the first ones were declared
 * @param changedAt null then
 */
@Schema(name = "TicketFields")
public record FieldsView(
        List<FieldDefinition> fields,
        List<FieldDefinition> inherited,
        long version,
        @Nullable Instant changedAt) {}
