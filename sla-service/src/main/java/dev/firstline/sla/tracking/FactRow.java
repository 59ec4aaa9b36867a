package dev.firstline.sla.tracking;

import dev.firstline.sla.clock.TicketFact;
import dev.firstline.sla.settings.SlaJson;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/** A fact as it is stored. Rows go to the database as one document, whatever their number: one statement, one plan. */
record FactRow(
        UUID eventId, UUID ticketId, String tenant, long version, Instant occurredAt, String kind, TicketFact detail) {

    /** Stores the facts of the document that is its parameter; those that are known already stay as they are. */
    static final String STORE = """
            insert into ticket_fact (event_id, ticket_id, tenant, version, occurred_at, kind, detail)
            select "eventId", "ticketId", tenant, version, "occurredAt", kind, detail
            from json_to_recordset(?::json) as fact ("eventId" uuid, "ticketId" uuid, tenant text, version bigint,
                "occurredAt" timestamptz, kind text, detail jsonb)
            on conflict (event_id) do nothing""";

    private static FactRow of(HeardFact heard) {
        var fact = heard.fact();
        return new FactRow(
                fact.eventId(),
                heard.ticketId(),
                heard.tenant().value(),
                fact.version(),
                fact.at(),
                FactKind.of(fact).name(),
                fact);
    }

    /** The document of some facts. */
    static String json(Collection<HeardFact> heard) {
        return SlaJson.write(heard.stream().map(FactRow::of).toList());
    }
}
