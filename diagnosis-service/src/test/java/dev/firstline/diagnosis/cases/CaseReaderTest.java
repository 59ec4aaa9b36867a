package dev.firstline.diagnosis.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.health.HealthEvent;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.diagnosis.incident.Incident;
import dev.firstline.diagnosis.knowledge.Knowledge;
import dev.firstline.diagnosis.rim.World;
import dev.firstline.diagnosis.rule.Diagnostician;
import dev.firstline.diagnosis.rule.KnownIncident.Standing;
import dev.firstline.diagnosis.rule.LaterWords.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whom a change of an incident concerns, and when a ticket's words were said. */
class CaseReaderTest {

    private static final Diagnostician DIAGNOSTICIAN = Knowledge.diagnostician();
    private static final CaseReader READER = new CaseReader(DIAGNOSTICIAN);
    private static final Instant NINE = Instant.parse("2026-11-30T09:00:00Z");
    private static final TenantPath CONTOSO = new TenantPath("contoso");
    private static final TenantPath NORTHWIND = new TenantPath("contoso/northwind");

    private static Case ticket(TenantPath tenant, Instant saidAt, String title) {
        var id = UUID.randomUUID();
        return new Case(
                id,
                tenant,
                TicketFields.of(World.opened(id)),
                new TicketWords(1, title, "", saidAt),
                List.of(),
                null,
                false,
                false,
                null);
    }

    private static Incident teams(TenantPath tenant, Instant openedAt, Instant closedAt) {
        return new Incident(
                tenant,
                "TM1",
                "Microsoft Teams",
                ProductFamily.MICROSOFT_365,
                null,
                HealthEvent.Source.MANUAL,
                openedAt,
                closedAt);
    }

    @Test
    void anOpenIncidentConcernsWhoSpeaksOfItsServiceAtOrBelowItsTenant() {
        var incident = teams(CONTOSO, NINE, null);

        assertThat(READER.concerns(incident, ticket(CONTOSO, NINE, "Teams is down")))
                .isTrue();
        assertThat(READER.concerns(incident, ticket(NORTHWIND, NINE, "Teams is down")))
                .isTrue();
        assertThat(READER.concerns(incident, ticket(NORTHWIND, NINE, "Exchange Online is down")))
                .isFalse();
        assertThat(READER.concerns(teams(NORTHWIND, NINE, null), ticket(CONTOSO, NINE, "Teams is down")))
                .isFalse();
        assertThat(READER.concerns(incident, ticket(new TenantPath("contoso-x"), NINE, "Teams is down")))
                .isFalse();
    }

    @Test
    void andWhatWasSaidAtMostADayBeforeItWasEntered() {
        var incident = teams(CONTOSO, NINE, null);
        var aDayBefore = NINE.minus(Duration.ofDays(1));

        assertThat(READER.concerns(incident, ticket(CONTOSO, aDayBefore, "Teams is down")))
                .isTrue();
        assertThat(READER.concerns(incident, ticket(CONTOSO, aDayBefore.minusMillis(1), "Teams is down")))
                .isFalse();
        assertThat(READER.concerns(
                        incident,
                        ticket(CONTOSO, aDayBefore.minusMillis(1), "Teams is down")
                                .added(new Said(2, NINE, "It still fails for all users"))))
                .isTrue();
    }

    @Test
    void aClosedOneConcernsThoseThatAreLinkedToIt() {
        var closed = teams(CONTOSO, NINE, NINE.plusSeconds(60));
        var ticket = ticket(CONTOSO, NINE, "Teams is down");

        assertThat(READER.concerns(closed, ticket)).isFalse();
        assertThat(READER.concerns(closed, ticket.linked(Link.to(closed)))).isTrue();
        assertThat(READER.concerns(closed, ticket.linked(Link.to(closed)).linked(null)))
                .isFalse();
        assertThat(READER.concerns(closed, ticket.linked(Link.to(teams(NORTHWIND, NINE, null)))))
                .isFalse();
    }

    @Test
    void aTicketThatHasEndedConcernsNoIncident() {
        var open = teams(CONTOSO, NINE, null);

        assertThat(READER.concerns(open, ticket(CONTOSO, NINE, "Teams is down").end()))
                .isFalse();
        assertThat(READER.concerns(
                        open,
                        ticket(CONTOSO, NINE, "Teams is down")
                                .linked(Link.to(open))
                                .end()))
                .isFalse();
    }

    @Test
    void anEndedIncidentStandsToWhatWasSaidLast() {
        var closed = teams(CONTOSO, NINE, NINE.plusSeconds(60));

        assertThat(closed.known(NINE).standing()).isEqualTo(Standing.ENDED_SINCE);
        assertThat(closed.known(NINE.plusSeconds(60)).standing()).isEqualTo(Standing.ENDED_SINCE);
        assertThat(closed.known(NINE.plusSeconds(61)).standing()).isEqualTo(Standing.OVER);
    }

    @Test
    void onlyWhatCountsMovesTheInstantAtWhichTheWordsWereSaid() {
        var ticket = ticket(CONTOSO, NINE, "Teams is down");
        var thanks = ticket.added(new Said(2, NINE.plusSeconds(60), "Thank you, it is solved."));
        var still = thanks.added(new Said(3, NINE.plusSeconds(120), "It still fails."));

        assertThat(READER.read(thanks).saidAt()).isEqualTo(NINE);
        assertThat(READER.read(still).saidAt()).isEqualTo(NINE.plusSeconds(120));
        assertThat(READER.read(still).words().words()).contains("still fails").doesNotContain("solved");
    }

    @Test
    void theSameTicketAndIncidentsAreDecidedTheSame() {
        var ticket = ticket(CONTOSO, NINE, "Teams is down for everyone")
                .added(new Said(2, NINE.plusSeconds(90), "It still fails."));
        var closed = List.of(teams(CONTOSO, NINE, NINE.plusSeconds(60)));

        var read = READER.read(ticket);
        var again = READER.read(ticket);
        assertThat(DIAGNOSTICIAN.decide(read.beside(closed), read.words()))
                .isEqualTo(DIAGNOSTICIAN.decide(again.beside(closed), again.words()));
        assertThat(DIAGNOSTICIAN.decide(read.beside(closed), read.words()).ruleId())
                .isEqualTo("persists-after-incident");
    }

    @Test
    void wordsThatAreSentAgainWereSaidWhenTheyWereSaidFirst() {
        var ticket = ticket(CONTOSO, NINE, "Teams is down");

        assertThat(ticket.written(new TicketWords(2, "Teams is down", "", NINE.plusSeconds(60)))
                        .lastSaidAt())
                .isEqualTo(NINE);
        assertThat(ticket.written(new TicketWords(2, "Teams is slow", "", NINE.plusSeconds(60)))
                        .lastSaidAt())
                .isEqualTo(NINE.plusSeconds(60));
    }
}
