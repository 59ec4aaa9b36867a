package dev.firstline.intake.ticket;

import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.reference.ReferenceApi.atOnce;
import static dev.firstline.intake.reference.ReferenceApi.called;
import static dev.firstline.intake.reference.ReferenceApi.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.intake.IntakeRows;
import dev.firstline.intake.Stack;
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;

/** Tickets that several writers open at the same moment under the same references. */
@Stack
class ParallelReferencesTest {

    private static final int WRITERS = 8;

    private final String tenant = newTenant();

    @RepeatedTest(3)
    void ofManyWithOneReferenceOneOpensATicketAndTheOthersGetIt() throws Exception {
        var answers = atOnce(
                WRITERS,
                n -> crm(tenant)
                        .body(called("\"ifKnown\":\"RETURN\"", "crm:1", "own:" + n))
                        .post("/v1/tickets"));

        assertThat(answers.stream().map(Response::statusCode).sorted())
                .containsExactly(200, 200, 200, 200, 200, 200, 200, 201);
        assertThat(answers.stream().map(answer -> answer.<String>path("id")).distinct())
                .hasSize(1);
        assertThat(IntakeRows.one("select count(*) from external_reference where tenant = ?", tenant))
                .isEqualTo("2");
    }

    @RepeatedTest(3)
    void ofManyThatCallTheirTicketsTheSameOneMay() throws Exception {
        var ids = IntStream.range(0, WRITERS).mapToObj(n -> openId(tenant)).toList();

        var answers = atOnce(WRITERS, n -> put(tenant, "/v1/tickets/" + ids.get(n), "crm", "1"));

        assertThat(answers.stream().map(Response::statusCode).sorted())
                .containsExactly(200, 409, 409, 409, 409, 409, 409, 409);
    }

    @RepeatedTest(3)
    void importsOfTheSameInAnyOrderOpenEachOnceAndNoneEndsTheOther() throws Exception {
        var ascending = IntStream.range(0, 60)
                .mapToObj(n -> called("\"ifKnown\":\"RETURN\"", "crm:" + n, "erp:" + (1000 - n))
                        .replace("C-1", "C-" + n % 7))
                .toList();
        var orders = List.of(ascending, ascending.reversed());

        var answers = atOnce(
                WRITERS,
                n -> crm(tenant)
                        .body("{\"tickets\":[" + String.join(",", orders.get(n % 2)) + "]}")
                        .post("/v1/tickets/bulk"));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        var outcomes = answers.stream()
                .flatMap(answer -> answer.jsonPath().getList("items.status", Integer.class).stream())
                .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
        assertThat(outcomes).containsOnlyKeys(200, 201).containsEntry(201, 60L);
        assertThat(answers.stream()
                        .flatMap(answer -> answer.jsonPath().getList("items.ticket.id", String.class).stream())
                        .distinct())
                .hasSize(60);
    }
}
