package dev.firstline.intake.rim;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.intake.Stack;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Stack
class ForeignTenantTest {

    private static final String ABSENT_ID = "019aa5a0-7c00-7000-8000-00000000dead";
    private static final String ABSENT_NUMBER = "FL-999999999999";
    private static final String WORDS = "{\"direction\":\"OUTBOUND\",\"visibility\":\"CUSTOMER\",\"body\":\"x\"}";

    record Target(String id, String number, String communication) {}

    static Stream<Named<BiFunction<String, Target, Response>>> everyPlaceOfAnId() {
        return Stream.of(
                place("read", (tenant, it) -> agent(tenant).get("/v1/tickets/" + it.id())),
                place("by number", (tenant, it) -> agent(tenant).get("/v1/tickets/by-number/" + it.number())),
                place(
                        "change",
                        (tenant, it) -> agent(tenant)
                                .header("If-Match", "\"1\"")
                                .body("{\"severity\":\"A\"}")
                                .patch("/v1/tickets/" + it.id())),
                place(
                        "write",
                        (tenant, it) -> agent(tenant).body(WORDS).post("/v1/tickets/" + it.id() + "/communications")),
                place("words", (tenant, it) -> agent(tenant).get("/v1/tickets/" + it.id() + "/communications")),
                place(
                        "one",
                        (tenant, it) ->
                                agent(tenant).get("/v1/tickets/" + it.id() + "/communications/" + it.communication())));
    }

    @ParameterizedTest
    @MethodSource("everyPlaceOfAnId")
    void aForeignIdAndAnAbsentOneLookTheSame(BiFunction<String, Target, Response> request) {
        var owner = newTenant();
        var ticket = open(owner);
        var words = agent(owner)
                .body(WORDS)
                .post("/v1/tickets/" + ticket.getString("id") + "/communications")
                .<String>path("id");
        var foreign = new Target(ticket.getString("id"), ticket.getString("number"), words);
        var absent = new Target(ABSENT_ID, ABSENT_NUMBER, ABSENT_ID);
        var malformed = new Target("no-id", "no-number", "no-id");
        // One tenant whose name merely begins with the owner's, one beside it, one below it.
        for (var stranger : new String[] {newTenant(), owner + "-x", owner + "/below"}) {
            var answer = request.apply(stranger, foreign);

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(withoutInstance(answer))
                    .isEqualTo(withoutInstance(request.apply(stranger, absent)))
                    .isEqualTo(withoutInstance(request.apply(stranger, malformed)));
        }
        assertThat(agent(owner).get("/v1/tickets/" + foreign.id()).<Integer>path("version"))
                .isEqualTo(2);
    }

    private static Map<String, Object> withoutInstance(Response answer) {
        var body = new HashMap<String, Object>(answer.jsonPath().getMap(""));
        body.remove("instance");
        return body;
    }

    private static Named<BiFunction<String, Target, Response>> place(
            String name, BiFunction<String, Target, Response> request) {
        return Named.of(name, request);
    }
}
