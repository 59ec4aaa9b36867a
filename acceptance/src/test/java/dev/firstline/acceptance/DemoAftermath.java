package dev.firstline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstline.acceptance.client.Api;
import dev.firstline.acceptance.demo.Demo;
import dev.firstline.devstack.demo.DemoRun;
import dev.firstline.devstack.demo.DemoTraces;
import dev.firstline.devstack.platform.Platform;
import dev.firstline.devstack.process.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What others meet after a demonstration. */
final class DemoAftermath {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private DemoAftermath() {}

    /** Everything of any demonstration that counts for others now. */
    static List<String> of(Platform platform) {
        var left = new ArrayList<String>();
        for (var tenant : DemoTraces.TENANTS) {
            var api = new Api(platform.frontDoor(), platform.token(tenant, "global-admin"));
            api.get("/v1/policies").ok().body().path("items").forEach(policy -> add(left, policy.path("code")));
            api.get("/v1/incidents?limit=200").ok().body().path("items").forEach(incident -> {
                if (incident.path("closedAt").isMissingNode()
                        || incident.path("closedAt").isNull()) {
                    add(left, incident.path("incidentId"));
                }
            });
            api.get("/v1/subscriptions?limit=200")
                    .ok()
                    .body()
                    .path("items")
                    .forEach(subscription -> add(left, subscription.path("description")));
        }
        return left;
    }

    private static void add(List<String> left, JsonNode name) {
        if (DemoRun.of(name.asText()).isPresent()) {
            left.add(name.asText());
        }
    }

    /** A demonstration as a person starts it, which has set everything and filed its tickets. */
    static Process startedDemo(Platform platform, Path state) throws IOException {
        var words = state.resolve("demo.log");
        var builder = new ProcessBuilder(
                        JavaCommand.path(), "-Xmx256m", "-cp", JavaCommand.classPath(), Demo.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(words.toFile());
        builder.environment().put("FIRSTLINE_HOME", state.toString());
        var demo = builder.start();
        await().atMost(PATIENCE).until(() -> Files.readString(words).contains("tickets are filed"));
        assertThat(of(platform)).hasSize(6);
        return demo;
    }

    /** The README's next step. */
    static void assertPromiseOfAFirstCallIsNormal(Platform platform) {
        var api = new Api(platform.frontDoor(), platform.token("contoso", "global-admin"));
        var ticket = api.send(
                        "POST",
                        "/v1/tickets",
                        Map.of(
                                "title", "No mail in or out for the whole company",
                                "body", "Nobody can send or receive since 07:40.",
                                "type", "INCIDENT",
                                "severity", "A",
                                "breakFix", true,
                                "customer", Map.of("externalId", "C-4711", "name", "Northwind Traders")))
                .ok()
                .body();
        var clocks = "/v1/tickets/" + ticket.path("id").asText() + "/clocks";
        await().atMost(PATIENCE)
                .until(() -> !api.get(clocks).body().path("clocks").isEmpty());
        var opened = Instant.parse(ticket.path("openedAt").asText());
        assertThat(api.get(clocks).ok().body().path("clocks"))
                .allSatisfy(
                        clock -> assertThat(Instant.parse(clock.path("dueAt").asText()))
                                .isAfter(opened.plus(Duration.ofMinutes(30))));
    }
}
