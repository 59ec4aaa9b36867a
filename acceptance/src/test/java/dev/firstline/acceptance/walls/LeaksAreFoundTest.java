package dev.firstline.acceptance.walls;

import static dev.firstline.acceptance.walls.Tenants.CHILD;
import static dev.firstline.acceptance.walls.Tenants.CUSTOMER;
import static dev.firstline.acceptance.walls.Tenants.OWN;
import static dev.firstline.acceptance.walls.Tenants.PARENT;
import static dev.firstline.acceptance.walls.Tenants.SIBLING;
import static dev.firstline.acceptance.walls.Tenants.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The matrix of walls fails when there is a hole: answers that leak, and a table that is not that of the documents. */
class LeaksAreFoundTest {

    private static final String TICKET = "0199f6c0-0000-7000-8000-000000000001";
    private static final String NOTE = "0199f6c0-0000-7000-8000-000000000002";
    private static final Canaries CANARIES = new Canaries(Map.of(OWN, Map.of("ticket", TICKET, "communication", NOTE)));

    @ParameterizedTest
    @EnumSource(
            value = Tenants.class,
            names = {"CHILD", "CUSTOMER", "SIBLING", "STRANGER"})
    void whatATenantMarkedIsFoundWhereverItStands(Tenants reader) {
        for (var leaking : List.of(
                "{\"items\":[{\"title\":\"KanariOWN Exchange\"}]}",
                "{\"detail\":\"p-kanariown is known\"}",
                "{location=[/v1/tickets/" + TICKET + "]}",
                "Subject: KanariOWN",
                "id,tenant\n1,ZettelOWN\n")) {
            assertThat(CANARIES.leaks(reader, leaking, Map.of())).as(leaking).hasSize(1);
        }
    }

    @Test
    void whoStandsAboveSeesWhatIsBelow() {
        var answer = "{\"title\":\"KanariOWN\",\"id\":\"" + TICKET + "\"}";

        assertThat(CANARIES.leaks(PARENT, answer, Map.of())).isEmpty();
        assertThat(CANARIES.leaks(OWN, answer, Map.of())).isEmpty();
    }

    @Test
    void whatIsPassedOnIsSeenBelowAndNowhereElse() {
        assertThat(CANARIES.leaks(CHILD, "ErbeOWN", Map.of())).isEmpty();
        assertThat(CANARIES.leaks(CUSTOMER, "ErbeOWN", Map.of())).isEmpty();
        assertThat(CANARIES.leaks(SIBLING, "ErbeOWN", Map.of())).hasSize(1);
        assertThat(CANARIES.leaks(STRANGER, "ErbeOWN", Map.of())).hasSize(1);
    }

    @Test
    void whatTheReaderNamedItselfMayBeToldAgainAndNothingBeside() {
        var named = Map.of("ticket", TICKET);

        assertThat(CANARIES.leaks(STRANGER, "There is no ticket " + TICKET, named))
                .isEmpty();
        assertThat(CANARIES.leaks(STRANGER, TICKET + " is of KanariOWN", named)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ZettelOWN", NOTE, "{\"visibility\":\"INTERNAL\",\"body\":\"x\"}", "Internal note by the desk"})
    void aHintOfANoteIsFoundWithinTheSameTenantToo(String leaking) {
        assertThat(CANARIES.hintsOfNotes(OWN, "{\"items\":[" + leaking + "]}")).isNotEmpty();
        assertThat(CANARIES.hintsOfNotes(OWN, "{\"items\":[\"KanariOWN\"]}")).isEmpty();
    }

    @Test
    void whatIsForeignAnswersAsWhatIsAbsent() {
        var absent = "0199f6c0-0000-7000-8000-00000000000f";
        var nothing = Shape.of(404, "{\"detail\":\"No ticket " + absent + "\"}", Map.of("ticket", absent));

        assertThat(Shape.of(404, "{\"detail\":\"No ticket " + TICKET + "\"}", Map.of("ticket", TICKET)))
                .isEqualTo(nothing);
        for (var leaking : List.of(
                Shape.of(403, "{\"detail\":\"No ticket " + TICKET + "\"}", Map.of("ticket", TICKET)),
                Shape.of(404, "{\"detail\":\"Ticket " + TICKET + " is another's\"}", Map.of("ticket", TICKET)),
                Shape.of(404, "{\"detail\":\"No ticket " + TICKET + "\",\"known\":true}", Map.of("ticket", TICKET)),
                Shape.of(412, "{\"detail\":\"No ticket " + TICKET + "\"}", Map.of("ticket", TICKET)))) {
            assertThat(leaking).isNotEqualTo(nothing);
        }
    }

    @Test
    void anOperationWithoutARowAndARowWithoutAnOperationAreTold() throws JsonProcessingException {
        var documented = Coverage.operations(new ObjectMapper().readTree("""
                {"paths":{"/v1/tickets/{id}":{"get":{},"patch":{},"parameters":[]},"/v1/new/{code}":{"delete":{}}}}"""));
        var table = List.of(
                Operation.of("one | GET /v1/tickets/{ticket} | ticket"),
                Operation.of("one | PATCH /v1/tickets/{ticket} | ticket | {}"),
                Operation.of("list | GET /v1/gone?limit=1"));

        assertThat(documented).isEqualTo(Set.of("GET /v1/tickets/{}", "PATCH /v1/tickets/{}", "DELETE /v1/new/{}"));
        assertThat(Coverage.differences(documented, table))
                .containsExactly("DELETE /v1/new/{} has no row", "GET /v1/gone is a row of no operation");
    }

    @Test
    void theTableCanBeRead() {
        assertThat(Operation.all()).hasSizeGreaterThan(90).allSatisfy(operation -> {
            var parameters = operation.path().chars().filter(c -> c == '{').count();
            assertThat(operation.ids()).as(operation.name()).hasSizeGreaterThanOrEqualTo((int) parameters);
        });
    }
}
