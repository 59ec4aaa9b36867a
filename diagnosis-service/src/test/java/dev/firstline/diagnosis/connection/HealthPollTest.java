package dev.firstline.diagnosis.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.TenantPath;
import dev.firstline.devstack.test.StoredRows;
import dev.firstline.diagnosis.connection.GraphStub.StubAnswer;
import dev.firstline.diagnosis.graph.GraphFailure;
import dev.firstline.diagnosis.rim.DiagnosisRimTest;
import dev.firstline.diagnosis.rim.World;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the vendor says becomes known incidents, each once, and what goes wrong is told and mended by itself. */
@DiagnosisRimTest
class HealthPollTest {

    private final StoredRows rows = StoredRows.of("diagnosis");
    private final Connected tenant = Connected.ofItsOwn();
    private final StubDirectory directory = GraphStub.directory();
    /** A service of its own for each test: it is the key on the topic. */
    private final String service = "Service " + UUID.randomUUID();

    @Inject
    PollSettlement settlement;

    @AfterEach
    void leave() {
        rows.change(
                "delete from health_connection where tenant = ?", tenant.world().tenant());
    }

    @Test
    void whatTheVendorHasOpenIsAKnownIncidentWithItsWords() {
        directory.has("EX1", service);
        tenant.to(directory);

        var incident = tenant.awaitIncident("EX1", "OPEN");

        assertThat(incident)
                .containsEntry("source", "GRAPH")
                .containsEntry("service", service)
                .containsEntry("productFamily", "MICROSOFT_365")
                .containsEntry("tenant", tenant.world().tenant());
        assertThat(incident.get("notice"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("title", "Something of " + service + " fails")
                .containsEntry("status", "serviceDegradation")
                .containsEntry("feature", "A feature")
                .containsEntry("startedAt", "2026-11-21T09:00:00Z")
                .containsEntry("modifiedAt", "2026-11-21T09:30:00.120Z")
                .containsEntry("text", "We look into it.\nMore at 11:00.");
    }

    @Test
    void howeverOftenItIsReadItIsToldOnce() {
        directory.has("EX1", service).tellsTwice();
        tenant.to(directory);
        tenant.awaitIncident("EX1", "OPEN");

        tenant.awaitRead(directory);

        assertThat(tenant.told(service, "health.incident-opened")).hasSize(1);
        assertThat(notice("EX1")).containsEntry("title", "Something of " + service + " fails");
    }

    @Test
    void aTicketThatItExplainsIsLinkedAndLetGoAtItsEnd() {
        directory.has("EX1", "Exchange Online");
        tenant.to(directory);
        tenant.awaitIncident("EX1", "OPEN");
        var ticket = Ids.next();
        tenant.world().hearOpened(ticket);
        tenant.world().hearWords(ticket, 1, "Exchange Online is down for all 240 mailboxes", "");

        var linked = tenant.world().awaitDiagnoses(ticket, 1);
        assertThat(linked.getString("items[0].decision.outcome")).isEqualTo("KNOWN_SERVICE_INCIDENT");
        assertThat(linked.getString("items[0].decision.incidentId")).isEqualTo("EX1");

        directory.resolves("EX1");
        assertThat(tenant.world().awaitDiagnoses(ticket, 2).getString("items[0].decision.outcome"))
                .isEqualTo("NEEDS_REVIEW");
    }

    @Test
    void anEndAtTheVendorEndsItOnceWithItsLastWord() {
        directory.has("EX1", service);
        tenant.to(directory);
        tenant.awaitIncident("EX1", "OPEN");

        directory.resolves("EX1");

        tenant.awaitIncident("EX1", "CLOSED");
        tenant.awaitRead(directory);
        assertThat(tenant.told(service, "health.incident-closed")).hasSize(1);
        assertThat(notice("EX1")).containsEntry("status", "serviceRestored");
        assertThat(tenant.show(directory).getInt("openIncidents")).isZero();
    }

    @Test
    void whatTheVendorKnowsNothingOfAnyMoreHasEnded() {
        directory.has("EX1", service);
        tenant.to(directory);
        tenant.awaitIncident("EX1", "OPEN");

        directory.forgets("EX1");

        tenant.awaitIncident("EX1", "CLOSED");
    }

    @Test
    void anAdvisoryExplainsNothingAndAnIncidentThatBecomesOneHasEnded() {
        directory.has("EX1", service).has("EX2", service).says("EX2", "classification", "Advisory");
        tenant.to(directory);
        tenant.awaitIncident("EX1", "OPEN");
        assertThat(tenant.incident("EX2")).isNull();

        directory.says("EX1", "classification", "advisory");

        tenant.awaitIncident("EX1", "CLOSED");
    }

    @Test
    void allPagesAreRead() {
        directory.inPagesOf(2);
        IntStream.rangeClosed(1, 7).forEach(i -> directory.has("EX" + i, service));
        tenant.to(directory);

        tenant.await(directory, seen -> seen.getInt("openIncidents") == 7);

        assertThat(tenant.told(service, "health.incident-opened")).hasSize(7);
    }

    @Test
    void pagesWithoutAnEndAreGivenUp() {
        directory.has("EX1", service).inPagesOf(1);
        IntStream.rangeClosed(2, 40).forEach(i -> directory.has("EX" + i, service));
        tenant.to(directory);

        awaitFailure("TOO_MUCH");
        assertThat(tenant.incident("EX1")).as("half an answer is none").isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example/v1.0/next, FOREIGN_LINK",
        "http://127.0.0.1:1/v1.0/next, FOREIGN_LINK",
        "not a link, FOREIGN_LINK",
        "http://[, UNREADABLE"
    })
    void aNextPageElsewhereIsNotReadAndNothingEnds(String link, String failure) {
        directory.has("EX1", service);
        tenant.to(directory);
        tenant.awaitIncident("EX1", "OPEN");

        directory.forgets("EX1").leadsTo(link);

        awaitFailure(failure);
        assertThat(tenant.awaitIncident("EX1", "OPEN")).isNotNull();
    }

    @Test
    void whatIsToldInAnotherFormIsPassedOverAndCounted() {
        directory
                .has("EX1", service)
                .says("EX1", "status", "someWordOfTheFuture")
                .says("EX1", "origin", "someOrigin")
                .says("EX1", "posts", "none")
                .says("EX1", "someNewMember", Map.of("a", List.of(1)))
                .hasEntry("{\"id\":\"EX2\"}")
                .hasEntry("{\"id\":\"../EX3\",\"service\":\"x\"}")
                .hasEntry("7");
        tenant.to(directory);

        tenant.awaitIncident("EX1", "OPEN");

        assertThat(tenant.await(directory, seen -> seen.getInt("unreadable") == 3)
                        .getString("state"))
                .isEqualTo("WELL");
        assertThat(notice("EX1"))
                .containsEntry("status", "someWordOfTheFuture")
                .containsEntry("text", "It fails for everybody.");
    }

    @ParameterizedTest
    @CsvSource({
        "429, THROTTLED",
        "500, VENDOR_FAULT",
        "503, VENDOR_FAULT",
        "504, VENDOR_FAULT",
        "403, CONSENT_MISSING",
        "401, CREDENTIALS_REFUSED",
        "400, REFUSED",
        "302, REFUSED"
    })
    void aFailureIsToldEndsNothingAndIsOverWhenTheVendorIsWellAgain(int status, String failure) {
        directory.has("EX1", service);
        tenant.to(directory);
        tenant.awaitIncident("EX1", "OPEN");
        directory.forgets("EX1").failsWith(StubAnswer.of(status, "{\"error\":{\"code\":\"x\",\"message\":\"y\"}}"));

        var failing = awaitFailure(failure);
        assertThat(failing.getString("state")).isEqualTo("FAILING");
        assertThat(failing.getString("lastSuccessAt")).isNotNull();
        assertThat(tenant.incident("EX1")).containsEntry("status", "OPEN");

        directory.failsWith(null);
        var well = tenant.await(directory, seen -> "WELL".equals(seen.getString("state")));
        assertThat(well.getInt("failures")).isZero();
        assertThat(well.getString("lastFailure")).isNull();
        tenant.awaitIncident("EX1", "CLOSED");
    }

    @ParameterizedTest
    @CsvSource({"429", "503"})
    void whoIsAskedToWaitWaits(int status) {
        directory.failsWith(StubAnswer.of(status, "{}").with("Retry-After", "3600"));
        tenant.to(directory);

        var failing = tenant.await(directory, seen -> seen.getInt("failures") == 1);

        // As long as the schedule ever waits, which is a minute here.
        assertThat(Duration.between(
                        Instant.parse(failing.getString("lastPollAt")), Instant.parse(failing.getString("nextPollAt"))))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void aVendorThatIsSlowIsGivenUpInTime() {
        directory
                .has("EX1", service)
                .failsWith(StubAnswer.of(200, "{\"value\":[]}").later(Duration.ofSeconds(8)));
        tenant.to(directory);

        awaitFailure("TIMEOUT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"<html>maintenance</html>", "{}", "{\"value\":7}", "''"})
    void anAnswerThatIsNoneIsNotTakenForNothing(String body) {
        directory.has("EX1", service);
        tenant.to(directory);
        tenant.awaitIncident("EX1", "OPEN");

        directory.failsWith(StubAnswer.of(200, body));

        awaitFailure("UNREADABLE");
        assertThat(tenant.incident("EX1")).containsEntry("status", "OPEN");
    }

    @Test
    void aWrongSecretIsToldAndANewOneIsTriedAtOnce() {
        directory.has("EX1", service);
        tenant.put(directory, Connected.body("wrong")).then().statusCode(201);
        awaitFailure("CREDENTIALS_REFUSED");

        tenant.put(directory, Connected.body(StubDirectory.SECRET)).then().statusCode(200);

        tenant.awaitIncident("EX1", "OPEN");
    }

    @Test
    void aTokenIsAskedForOnceAndAgainWhenItIsTakenBack() {
        tenant.to(directory);
        tenant.awaitRead(directory);
        assertThat(directory.tokensGiven()).isEqualTo(1);

        directory.takesTokensBack();
        tenant.awaitRead(directory);

        assertThat(directory.tokensGiven()).isEqualTo(2);
        assertThat(tenant.show(directory).getString("state")).isEqualTo("WELL");
    }

    @Test
    void whatAPersonClosedStaysClosedUntilTheVendorOpensItAnew() {
        directory.has("EX1", service);
        tenant.to(directory);
        tenant.awaitIncident("EX1", "OPEN");
        tenant.world().closesIncident("EX1");

        tenant.awaitRead(directory);
        assertThat(tenant.incident("EX1")).containsEntry("status", "CLOSED");

        directory.resolves("EX1");
        tenant.await(directory, seen -> seen.getInt("openIncidents") == 0);
        directory.reopens("EX1");
        tenant.awaitIncident("EX1", "OPEN");
    }

    @Test
    void whatAPersonEnteredStaysAsItIsAndEndsWithTheVendors() {
        tenant.world()
                .agent()
                .body("{\"service\":\"%s\",\"productFamily\":\"AZURE\",\"region\":\"West Europe\"}".formatted(service))
                .put("/v1/incidents/EX1")
                .then()
                .statusCode(201);
        directory.has("EX1", service);
        tenant.to(directory);
        tenant.await(directory, seen -> seen.getInt("openIncidents") == 1);

        assertThat(tenant.incident("EX1")).containsEntry("source", "MANUAL").containsEntry("region", "West Europe");

        directory.resolves("EX1");
        tenant.awaitIncident("EX1", "CLOSED");
    }

    @Test
    void ofTwoDirectoriesThatHaveItTheLastEndsIt() {
        var other = GraphStub.directory().has("EX1", service);
        directory.has("EX1", service);
        tenant.to(directory).to(other);
        tenant.await(directory, seen -> seen.getInt("openIncidents") == 1);
        tenant.await(other, seen -> seen.getInt("openIncidents") == 1);
        assertThat(tenant.told(service, "health.incident-opened")).hasSize(1);

        directory.resolves("EX1");
        tenant.await(directory, seen -> seen.getInt("openIncidents") == 0);
        assertThat(tenant.incident("EX1")).containsEntry("status", "OPEN");

        other.resolves("EX1");
        tenant.awaitIncident("EX1", "CLOSED");
        assertThat(tenant.told(service, "health.incident-closed")).hasSize(1);
    }

    @Test
    void whatADeadWorkerHadIsPolledByAnotherOneBehindItsLease() {
        tenant.to(directory);
        tenant.awaitRead(directory);
        // Claimed by somebody who was killed; the lease passes in a moment.
        rows.change("""
                update health_connection set lease = lease + 1, leased_until = now() + interval '300 milliseconds',
                    next_poll_at = now() + interval '300 milliseconds' where tenant = ?
                """, tenant.world().tenant());

        tenant.awaitRead(directory);
    }

    @Test
    void theResultOfALostClaimDoesNotCountAndARecordedOneCountsOnce() {
        tenant.to(directory);
        tenant.awaitRead(directory);
        rows.change("""
                update health_connection set lease = 1000, leased_until = now() + interval '1 hour',
                    next_poll_at = now() + interval '1 hour', failures = 0, last_failure = null where tenant = ?
                """, tenant.world().tenant());

        settlement.settle(failed(999));
        assertThat(tenant.show(directory).getInt("failures")).isZero();

        settlement.settle(failed(1000));
        settlement.settle(failed(1000));
        assertThat(tenant.show(directory).getInt("failures")).isEqualTo(1);
    }

    @Test
    void aSecretWhoseKeyIsMissingIsToldAsSuch() {
        tenant.to(directory);
        tenant.awaitRead(directory);

        rows.change(
                "update health_connection set secret = substring(secret for 20) where tenant = ?",
                tenant.world().tenant());

        awaitFailure("SECRET_UNREADABLE");
    }

    private PollResult failed(int lease) {
        var id = UUID.fromString(rows.column(
                        "select id from health_connection where tenant = ?",
                        tenant.world().tenant())
                .getFirst());
        var job = new PollJob(
                id,
                new TenantPath(tenant.world().tenant()),
                tenant.world().tenant(),
                directory.id(),
                UUID.randomUUID(),
                new byte[0],
                lease,
                0,
                Set.of());
        // Not to be polled again within this test.
        return new PollResult.Failed(job, GraphFailure.THROTTLED, Optional.of(Duration.ofHours(1)));
    }

    private JsonPath awaitFailure(String failure) {
        return tenant.await(directory, seen -> failure.equals(seen.getString("lastFailure")));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> notice(String id) {
        return await().atMost(World.PATIENCE)
                .until(
                        () -> {
                            var incident = tenant.incident(id);
                            return incident == null ? null : (Map<String, Object>) incident.get("notice");
                        },
                        notice -> notice != null);
    }
}
