package dev.firstline.devstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lines and exit codes of {@code ./firstline sla}, on a stand-in for the service. */
class SlaConfigurationTest {

    private static final Path FILE = Path.of("sla.yaml");
    private static final byte[] YAML = "policies: {}\n".getBytes(StandardCharsets.UTF_8);

    private static final String CHANGES = """
            {"differs":true,"settings":[{"kind":"CALENDAR","code":"office","change":"UNCHANGED","fields":[]},
             {"kind":"POLICY","code":"gold","change":"CHANGED","fields":[
              {"pointer":"/rules/0/goals/0/goal","before":"PT1H","after":"PT30M"},
              {"pointer":"/rules/0/when","after":{"severities":["A"]}}]},
             {"kind":"POLICY","code":"new","change":"CREATED","fields":[]},
             {"kind":"POLICY","code":"old","change":"ENDED","fields":[]},
             {"kind":"POLICY","code":"other","change":"KEPT","fields":[]}]}""";
    private static final String NO_CHANGES = """
            {"differs":false,"settings":[{"kind":"POLICY","code":"gold","change":"UNCHANGED","fields":[]}]}""";
    private static final String FAULT = """
            {"line":3,"pointer":"/policies/gold/rules","detail":"must not be null"}""";

    private record Canned(int status, String body) {}

    private final Map<String, Canned> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private HttpServer service;

    @BeforeEach
    void open() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/v1/sla/configuration", exchange -> {
            String path = exchange.getRequestURI().toString().replace("/v1/sla/configuration", "");
            asked.add(path + " " + exchange.getRequestHeaders().getFirst("If-Match"));
            Canned canned = answers.get(path);
            byte[] body = canned.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("ETag", "\"now\"");
            exchange.sendResponseHeaders(canned.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        service.start();
    }

    @AfterEach
    void close() {
        service.stop(0);
    }

    @Test
    void aDifferenceIsLinesAndAnExitCodeOfItsOwn() {
        answers.put("/diff?prune=true", new Canned(200, CHANGES));
        assertThat(configuration().diff(FILE, YAML, true)).isEqualTo(3);
        assertThat(words()).isEqualTo("""
                ~ policy gold
                    /rules/0/goals/0/goal: "PT1H" -> "PT30M"
                    /rules/0/when: (none) -> {"severities":["A"]}
                + policy new
                - policy old
                  policy other stays, though the file does not name it; --prune ends it
                  1 unchanged
                To change just this: --if-match now
                """);
    }

    @Test
    void noDifferenceIsExitCodeZero() {
        answers.put("/diff?prune=false", new Canned(200, NO_CHANGES));
        assertThat(configuration().diff(FILE, YAML, false)).isZero();
        assertThat(words()).isEqualTo("No difference.\n");
    }

    @Test
    void faultsNameTheFileAndTheLine() {
        answers.put("/validate", new Canned(200, "{\"valid\":false,\"faults\":[" + FAULT + "]}"));
        answers.put("/diff?prune=false", new Canned(422, "{\"detail\":\"1 fault\",\"errors\":[" + FAULT + "]}"));
        assertThat(configuration().validate(FILE, YAML)).isEqualTo(1);
        assertThat(configuration().apply(FILE, YAML, false, Optional.empty())).isEqualTo(1);
        assertThat(words()).isEqualTo("sla.yaml:3: /policies/gold/rules: must not be null\n".repeat(2));
    }

    @Test
    void aValidFileIsSaidToBeValid() {
        answers.put("/validate", new Canned(200, "{\"valid\":true,\"faults\":[]}"));
        assertThat(configuration().validate(FILE, YAML)).isZero();
        assertThat(words()).isEqualTo("sla.yaml is valid.\n");
    }

    @Test
    void whatIsAppliedIsHeldToWhatWasSeen() {
        answers.put("/diff?prune=false", new Canned(200, CHANGES));
        answers.put("/apply?prune=false", new Canned(200, CHANGES));
        assertThat(configuration().apply(FILE, YAML, false, Optional.empty())).isZero();
        assertThat(asked).contains("/apply?prune=false \"now\"");
        answers.put("/apply?prune=false", new Canned(412, "{\"detail\":\"Read it again.\"}"));
        assertThat(configuration().apply(FILE, YAML, false, Optional.of("then")))
                .isEqualTo(1);
        assertThat(asked).contains("/apply?prune=false \"then\"");
        assertThat(words()).contains("+ policy new", "Read it again.");
    }

    @Test
    void anExportIsTheDocumentAndNothingElse() {
        answers.put("", new Canned(200, "policies: {}\n"));
        assertThat(configuration().export()).isZero();
        assertThat(words()).isEqualTo("policies: {}\n");
    }

    private SlaConfiguration configuration() {
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new SlaConfiguration(
                URI.create("http://127.0.0.1:" + service.getAddress().getPort()), "token", stream, stream);
    }

    private String words() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
