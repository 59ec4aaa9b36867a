package dev.firstline.chassis.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.fixture.Stack;
import dev.firstline.devstack.test.FirstlineStack;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The instance that a sender was told is found in the log, and nothing of persons beside it. */
@Stack
class RefusalLogTest {

    private static final PatternFormatter WORDS = new PatternFormatter("%s");
    private static final Logger LOGGER = Logger.getLogger(RefusalLog.class.getName());

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord record) {
            lines.add(WORDS.format(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOGGER.addHandler(listener);
    }

    @AfterEach
    void leave() {
        LOGGER.removeHandler(listener);
    }

    @Test
    void aBodyThatIsNotAcceptable() {
        var answer = caller("crm-client")
                .body("{\"text\":\"\",\"day\":\"mary.major@example.com\"}")
                .post("/v1/notes");

        assertThat(line(answer)).startsWith("POST /v1/notes was answered with 422 invalid (tenant contoso,");
    }

    @Test
    void anAddressThatLeadsNowhere() {
        var answer = caller("crm-client").get("/v1/mary.major@example.com?of=mary.major@example.com");

        assertThat(line(answer)).startsWith("GET (no operation) was answered with 404 not-found (tenant ");
    }

    @Test
    void aRoleThatMayNotDoIt() {
        assertThat(line(caller("billing-admin")
                        .body("{\"text\":\"mary.major@example.com\"}")
                        .post("/v1/notes")))
                .startsWith("POST /v1/notes was answered with 403 forbidden (tenant contoso,");
    }

    @Test
    void aRequestWithoutAToken() {
        assertThat(line(RestAssured.given()
                        .contentType("application/json")
                        .body("{\"text\":\"mary.major@example.com\"}")
                        .post("/v1/notes")))
                .startsWith("POST /v1/notes was answered with 401 unauthenticated (tenant -,");
    }

    @Test
    void aBodyThatIsNoJson() {
        assertThat(line(caller("crm-client")
                        .body("{\"text\":mary.major@example.com")
                        .post("/v1/notes")))
                .startsWith("POST /v1/notes was answered with 400 malformed (tenant contoso,");
    }

    @Test
    void aRequestThatIsRefusedBeforeItIsRead() {
        var answer = caller("crm-client")
                .header("Authorization", "Bearer a second one")
                .get("/v1/notes/long");

        assertThat(line(answer)).startsWith("GET (no operation) was answered with 400 malformed (tenant -,");
    }

    /** The one line that has the answer's instance. */
    private String line(Response answer) {
        var instance = answer.jsonPath().getString("instance");
        assertThat(instance).startsWith("urn:trace:");
        var found = lines.stream().filter(line -> line.contains(instance)).toList();
        assertThat(found).hasSize(1);
        assertThat(found.getFirst()).doesNotContain("mary");
        return found.getFirst();
    }

    private static RequestSpecification caller(String role) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + FirstlineStack.token("contoso", role))
                .contentType("application/json");
    }
}
