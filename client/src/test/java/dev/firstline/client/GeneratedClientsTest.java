package dev.firstline.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstline.client.model.Category;
import dev.firstline.client.model.CustomerReference;
import dev.firstline.client.model.NewTicket;
import dev.firstline.client.model.Severity;
import dev.firstline.client.model.SubscriptionChange;
import dev.firstline.client.model.TicketCorrection;
import dev.firstline.client.model.TicketType;
import dev.firstline.client.model.TicketView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The document says enough for a client to be generated from it; in other languages where their tools are there. */
class GeneratedClientsTest {

    private static final Path TARGET = Path.of("target").toAbsolutePath();

    @Test
    void whatWasNotSaidIsNotSent() throws Exception {
        var mapper = new ApiClient().getObjectMapper();
        var ticket = new NewTicket()
                .title("No mail")
                .body("Since 07:40.")
                .type(TicketType.INCIDENT)
                .severity(Severity.A)
                .customer(new CustomerReference().externalId("C-4711").name("Northwind"));
        assertThat(mapper.readTree(mapper.writeValueAsString(ticket)).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("title", "body", "type", "severity", "customer");
    }

    @Test
    void inAMergePatchAbsentNullAndAValueAreThreeThings() throws Exception {
        var mapper = new ApiClient().getObjectMapper();

        assertThat(mapper.writeValueAsString(new TicketCorrection())).isEqualTo("{}");
        assertThat(mapper.readTree(mapper.writeValueAsString(new TicketCorrection()
                        .product("Exchange Online")
                        .region(null)
                        .productFamily(null)
                        .breakFix(null)
                        .category(Category.USAGE_QUESTION))))
                .isEqualTo(mapper.readTree("""
                        {"product":"Exchange Online","region":null,"productFamily":null,"breakFix":null,"category":"USAGE_QUESTION"}"""));
        assertThat(mapper.writeValueAsString(new SubscriptionChange().description(null)))
                .isEqualTo("{\"description\":null}");
        // What cannot be emptied is not sent as null by mistake.
        assertThat(mapper.writeValueAsString(new TicketCorrection().title(null).severity(null)))
                .isEqualTo("{}");
    }

    @ParameterizedTest
    @MethodSource("models")
    void nothingIsSaidByAModelInWhichNothingWasSet(Class<?> model) throws Exception {
        var blank = model.getConstructor().newInstance();

        // What must be said is written as null, so that nobody forgets it; a list that nobody filled is not "none".
        assertThat((JsonNode) new ApiClient().getObjectMapper().valueToTree(blank))
                .allMatch(JsonNode::isNull);
    }

    static List<Class<?>> models() throws Exception {
        var folder =
                Path.of(NewTicket.class.getResource("NewTicket.class").toURI()).getParent();
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replace(".class", ""))
                    .filter(name -> !name.contains("$") && !name.startsWith("Abstract"))
                    .<Class<?>>map(GeneratedClientsTest::model)
                    .filter(model -> !model.isEnum())
                    .toList();
        }
    }

    private static Class<?> model(String name) {
        try {
            return Class.forName(NewTicket.class.getPackageName() + "." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsAddedToAnAnswerLaterBreaksNoClientOfToday() throws Exception {
        var later = """
                {"id":"01a1fc62-160a-7c1b-9c58-878191b12e60","number":"FL-1","version":1,"status":"PARKED","moodOfTheDay":"calm"}
                """;
        var ticket = new ApiClient().getObjectMapper().readValue(later, TicketView.class);
        assertThat(ticket.getNumber()).isEqualTo("FL-1");
        assertThat(ticket.getStatus().name()).isEqualTo("UNKNOWN_DEFAULT_OPEN_API");
    }

    @Test
    void theClientInTypeScriptCompiles() throws Exception {
        var compiler = Stream.of("tsc", "tsc.cmd")
                .filter(GeneratedClientsTest::isThere)
                .findFirst();
        assumeTrue(compiler.isPresent(), "no TypeScript compiler (tsc) on this machine");
        assertThat(TARGET.resolve("typescript/index.ts")).exists();
        run(
                "typescript",
                compiler.get(),
                "--noEmit",
                "--strict",
                "--target",
                "es2022",
                "--module",
                "esnext",
                "--moduleResolution",
                "bundler",
                "--lib",
                "es2022,dom",
                "index.ts");
    }

    @Test
    void theClientInPythonCompiles() throws Exception {
        assumeTrue(isThere("python3"), "no python3 on this machine");
        assertThat(TARGET.resolve("python/firstline/api/tickets_api.py")).exists();
        run("python", "python3", "-m", "compileall", "-q", "firstline");
        if (runs("python3", "-c", "import pydantic, urllib3, dateutil")) {
            run("python", "python3", "-c", "import firstline; firstline.TicketsApi(); firstline.NewTicket");
        }
    }

    @Test
    void theLinterOfOthersFindsNothingInTheDocument() throws Exception {
        assumeTrue(isThere("spectral"), "no Spectral on this machine (npm install -g @stoplight/spectral-cli)");
        Files.writeString(TARGET.resolve("spectral.yaml"), "extends: ['spectral:oas']\n");
        run(
                ".",
                "spectral",
                "lint",
                "../../docs/openapi/firstline.json",
                "--ruleset",
                "spectral.yaml",
                "--fail-severity",
                "warn");
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static boolean runs(String... command) throws Exception {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private static void run(String folder, String... command) throws Exception {
        var process = new ProcessBuilder(command)
                .directory(TARGET.resolve(folder).toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
