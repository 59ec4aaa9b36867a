package dev.firstline.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.diagnosis.knowledge.Knowledge;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tickets of {@code ./firstline demo} are decided as the demonstration tells. */
class DemoTicketsTest {

    private static final Path TICKETS = Path.of("..", "acceptance", "src", "main", "resources", "demo", "tickets.json");

    private static final Diagnostician DIAGNOSTICIAN = Knowledge.diagnostician();

    /** Those that the demonstration enters before it files its tickets. */
    private static final List<KnownIncident> INCIDENTS = List.of(
            new KnownIncident("TM1", "Microsoft Teams", ProductFamily.MICROSOFT_365, null, KnownIncident.Standing.OPEN),
            new KnownIncident("ST1", "Storage", ProductFamily.AZURE, "West Europe", KnownIncident.Standing.OPEN));

    record Told(String key, TicketFacts facts, String outcome) {

        @Override
        public String toString() {
            return key;
        }
    }

    static Stream<Told> tickets() throws IOException {
        var tickets = new ObjectMapper().readTree(TICKETS.toFile());
        return StreamSupport.stream(tickets.spliterator(), false)
                .map(ticket -> new Told(
                        ticket.get("key").asText(),
                        facts(ticket),
                        ticket.get("expect").get("outcome").asText()));
    }

    private static TicketFacts facts(JsonNode ticket) {
        var tenant = text(ticket, "affectedTenant");
        var family = text(ticket, "productFamily");
        return new TicketFacts(
                TicketType.INCIDENT,
                Language.valueOf(ticket.get("language").asText()),
                tenant == null ? AffectedTenant.CUSTOMER : AffectedTenant.valueOf(tenant),
                family == null ? null : ProductFamily.valueOf(family),
                text(ticket, "product"),
                text(ticket, "region"),
                null,
                null,
                ticket.get("title").asText(),
                ticket.get("body").asText(),
                INCIDENTS);
    }

    private static @Nullable String text(JsonNode ticket, String field) {
        return ticket.hasNonNull(field) ? ticket.get(field).asText() : null;
    }

    @ParameterizedTest
    @MethodSource("tickets")
    void isDecidedAsTheDemonstrationTells(Told ticket) {
        var decision = DIAGNOSTICIAN.decide(ticket.facts());

        assertThat(decision.outcome().name())
                .as("by %s %s", decision.ruleId(), decision.evidence())
                .isEqualTo(ticket.outcome());
    }
}
