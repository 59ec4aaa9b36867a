package dev.firstline.intake.consumer;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.IntakeApi.read;
import static dev.firstline.intake.consumer.Follows.awaitTold;
import static dev.firstline.intake.consumer.Follows.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.intake.Stack;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The language that diagnosis found in the words of a ticket. */
@Stack
class LanguagesTest {

    private static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");

    @Test
    void theLanguageOfTheWordsIsTakenAndToldOnceWhereNobodyStatedOne() {
        var tenant = newTenant();
        var id = openId(tenant);

        var again = News.decidedIn(id, Language.DE, NINE.plusSeconds(1));
        News.tell(tenant, News.decidedIn(id, Language.DE, NINE));
        News.tell(tenant, again);

        eventually(tenant, id, "diagnosis.id", again.diagnosisId().toString());
        var ticket = read(tenant, id);
        assertThat(ticket.getString("language")).isEqualTo("DE");
        // Opened; taken, told with the words, moved; the second decision tells nothing new of it.
        assertThat(ticket.getInt("version")).isEqualTo(4);
        assertThat(awaitTold("firstline.ticket.v1", id, "ticket.reclassified"))
                .contains("\"language\":\"DE\"")
                .contains("\"languageStated\":false");
        assertThat(awaitTold("firstline.ticket-text.v1", id, "ticket-text.written"))
                .contains("\"language\":\"DE\"");
    }

    @Test
    void aTicketThatHasEndedKeepsTheLanguageThatItHad() {
        var tenant = newTenant();
        var id = openId(tenant);
        News.tell(tenant, News.decided(id, Outcome.REJECT_OWN_TENANT, NINE));
        eventually(tenant, id, "status", "REJECTED");

        News.tell(tenant, News.decidedIn(id, Language.DE, NINE.plusSeconds(1)));

        eventually(tenant, id, "diagnosis.outcome", "RESOLVE_BY_PARTNER");
        assertThat(read(tenant, id).getString("language")).isEqualTo("EN");
    }

    @Test
    void theLanguageOfTheWordsDoesNotOverruleAStatedOne() {
        var tenant = newTenant();
        var id = openId(tenant);
        var etag = agent(tenant).get("/v1/tickets/" + id).header("ETag");
        agent(tenant)
                .header("If-Match", etag)
                .body("{\"language\":\"EN\"}")
                .patch("/v1/tickets/" + id)
                .then()
                .statusCode(200);

        News.tell(tenant, News.decidedIn(id, Language.DE, NINE));

        eventually(tenant, id, "diagnosis.outcome", "RESOLVE_BY_PARTNER");
        assertThat(read(tenant, id).getString("language")).isEqualTo("EN");
    }
}
