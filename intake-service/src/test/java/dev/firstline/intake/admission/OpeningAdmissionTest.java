package dev.firstline.intake.admission;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.patch;
import static dev.firstline.intake.IntakeApi.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.sla.SlaEvent;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.intake.Stack;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is answered while the pipeline is too far behind. */
@Stack
@TestProfile(OpeningAdmissionTest.Limited.class)
class OpeningAdmissionTest {

    /** As it is by default, other than in the other tests. */
    public static final class Limited implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("firstline.openings.limited", "true");
        }
    }

    private static final String BULK = "/v1/tickets/bulk";
    private static final int MANY = 60;

    @Inject
    OpeningAdmission admission;

    private final String tenant = newTenant();
    private Response known;

    /** Many tickets wait, and those that are answered were opened long ago. */
    @BeforeEach
    void lag() {
        known = crm(tenant)
                .header("Idempotency-Key", tenant)
                .body(ticket("Known"))
                .post("/v1/tickets");
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            crm(newTenant()).body(bulk(MANY, "B")).post(BULK);
            admission.heard(List.of(answerTo(Instant.now().minusSeconds(20))));
            return metric("firstline_openings_limit").isPresent();
        });
    }

    @Test
    void ofManyTicketsSomeAreOpenedTheUrgentOnesFirstAndTheOthersAre429() {
        var answer = crm(tenant)
                .body(bulk(MANY, "B", "A"))
                .post(BULK)
                .then()
                .statusCode(200)
                .extract();

        var statuses = answer.jsonPath().getList("items.status", Integer.class);
        assertThat(statuses).hasSize(2 * MANY).contains(201, 429).containsOnly(201, 429);
        // The urgent ones stand behind the others.
        assertThat(statuses.subList(0, MANY)).containsOnly(429);
        var refused = answer.jsonPath().getMap("items[0].problem");
        assertThat(refused)
                .containsEntry("type", "urn:firstline:problem:too-many-requests")
                .containsEntry("violated-policies", List.of("openings"));
        assertThat(answer.jsonPath().getInt("items[0].problem.retryAfter")).isBetween(1, 31);
        assertThat(answer.header("RateLimit")).contains("\"openings\";r=0");
    }

    @Test
    void oneThatIsRefusedIsToldWhenToComeAgainAndWhatWasOpenedStaysOpen() {
        var answers = atOnce(20);

        assertThat(answers).extracting(Response::statusCode).contains(201, 429).containsOnly(201, 429);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 429).allSatisfy(refused -> {
            assertThat(refused.contentType()).startsWith("application/problem+json");
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 31);
            assertThat(refused.header("RateLimit-Policy")).contains("\"requests\"", "\"openings\"");
            assertThat(refused.jsonPath().getList("violated-policies")).containsExactly("openings");
        });
        long opened =
                answers.stream().filter(answer -> answer.statusCode() == 201).count();
        assertThat(agent(tenant).get("/v1/tickets?limit=200").jsonPath().getList("items"))
                .hasSize((int) opened + 1);
        assertThat(metric("firstline_limit_refused_total{limit=\"openings\"}"))
                .hasValueSatisfying(count -> assertThat(count).isPositive());
    }

    @Test
    void whatIsNoNewTicketIsAnsweredMeanwhile() {
        crm(tenant).body(bulk(MANY, "B")).post(BULK).then().statusCode(200);
        var id = known.jsonPath().getString("id");

        crm(tenant)
                .header("Idempotency-Key", tenant)
                .body(ticket("Known"))
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body("id", equalTo(id));
        patch(tenant, id, "{\"severity\":\"A\"}").then().statusCode(200);
        agent(tenant)
                .body("{\"direction\":\"OUTBOUND\",\"visibility\":\"CUSTOMER\",\"body\":\"We look at it.\"}")
                .post("/v1/tickets/" + id + "/communications")
                .then()
                .statusCode(201);
    }

    @Test
    void whatIsKnownByItsReferenceIs409WithItsTicketAndTakesNothingOfWhatMayBeOpened() {
        var first = crm(tenant).body(referenced("R", MANY)).post(BULK).jsonPath();
        var statuses = first.getList("items.status", Integer.class);
        int opened = (int) statuses.stream().filter(status -> status == 201).count();
        assertThat(opened).isPositive();
        var references = IntStream.range(0, MANY)
                .filter(i -> statuses.get(i) == 201)
                .mapToObj(i -> "R-" + i)
                .toList();
        var numbers = references.stream()
                .map(reference -> first.getString("items[" + reference.substring(2) + "].ticket.number"))
                .toList();
        var again = bulkOf(IntStream.range(0, MANY).mapToObj(i -> references.get(i % opened)));

        // With a key too: what is kept under it is true.
        var repeated = crm(tenant)
                .header("Idempotency-Key", tenant + "-again")
                .body(again)
                .post(BULK)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(repeated.getList("items.status", Integer.class))
                .hasSize(MANY)
                .containsOnly(409);
        assertThat(repeated.getList("items.problem.number", String.class).subList(0, opened))
                .isEqualTo(numbers);
        // Until there is no room at all, and beyond.
        assertThat(IntStream.range(0, 2 * MANY)
                        .mapToObj(i -> crm(tenant)
                                .body(referenced(references.getFirst()))
                                .post("/v1/tickets")
                                .statusCode()))
                .containsOnly(409);
    }

    @Test
    void theLagIsShown() {
        assertThat(metric("firstline_openings_lag_seconds"))
                .hasValueSatisfying(lag -> assertThat(lag).isGreaterThan(10));
    }

    private List<Response> atOnce(int number) {
        try (var threads = Executors.newFixedThreadPool(number)) {
            return IntStream.range(0, number)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> crm(tenant).body(ticket("Ticket " + i)).post("/v1/tickets"), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    private static String bulk(int number, String... severities) {
        return Arrays.stream(severities)
                .flatMap(severity -> IntStream.range(0, number)
                        .mapToObj(i -> ticket("Ticket " + i)
                                .replace("\"severity\":\"B\"", "\"severity\":\"" + severity + "\"")))
                .collect(Collectors.joining(",", "{\"tickets\":[", "]}"));
    }

    private static String referenced(String prefix, int number) {
        return bulkOf(IntStream.range(0, number).mapToObj(i -> prefix + "-" + i));
    }

    private static String bulkOf(Stream<String> references) {
        return references
                .map(OpeningAdmissionTest::referenced)
                .collect(Collectors.joining(",", "{\"tickets\":[", "]}"));
    }

    private static String referenced(String reference) {
        return ticket("Referenced").replaceFirst("\\{", "{\"externalReference\":\"" + reference + "\",");
    }

    private static EventEnvelope<?> answerTo(Instant opened) {
        var ticket = Ids.firstOf(opened);
        return new EventEnvelope<>(
                Ids.next(),
                "/firstline/test",
                new TenantPath("nobody"),
                null,
                new SlaEvent.Started(
                        ticket,
                        Ids.next(),
                        SlaTarget.FIRST_RESPONSE,
                        opened,
                        "policy",
                        "PT2H",
                        "24x7",
                        opened.plusSeconds(7200),
                        null));
    }

    /** Empty while it is not a number. */
    private static Optional<Double> metric(String name) {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
                .filter(Double::isFinite)
                .findFirst();
    }
}
