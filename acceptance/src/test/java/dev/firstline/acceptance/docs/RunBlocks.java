package dev.firstline.acceptance.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstline.acceptance.client.Api;
import dev.firstline.acceptance.docs.Page.Block;
import dev.firstline.devstack.platform.PlatformAddresses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runs the blocks of the pages on a platform, in their order, and says what is not as the page has it. */
public final class RunBlocks {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern REQUEST = Pattern.compile("(GET|PUT|POST|PATCH|DELETE) +(/\\S+).*");
    private static final Pattern ANSWER = Pattern.compile("HTTP/1\\.1 (\\d{3}).*");
    private static final Set<String> SHOWN = Set.of("text", "java", "python", "properties", "sql");
    private static final int LONGEST_COMMAND_SECONDS = 120;

    private final PlatformAddresses platform;
    private final Path folder;
    private final List<String> faults = new ArrayList<>();
    private @Nullable Answer last;
    private int ran;

    private record Answer(int status, JsonNode body) {}

    /** @param folder where output may be kept meanwhile */
    public RunBlocks(PlatformAddresses platform, Path folder) {
        this.platform = platform;
        this.folder = folder;
    }

    /** What is not as the pages say; empty when all is. */
    public List<String> faults() throws Exception {
        for (var page : Page.all()) {
            last = null;
            for (var block : page.blocks()) {
                if (block.notRun().isEmpty() && !SHOWN.contains(block.language())) {
                    run(block);
                }
            }
        }
        return List.copyOf(faults);
    }

    /** How many blocks were run. */
    public int count() {
        return ran;
    }

    private void run(Block block) throws Exception {
        ran++;
        switch (block.language()) {
            case "sh" -> shell(block);
            case "http" -> exchange(block, block.text());
            case "json" -> {
                if (REQUEST.matcher(firstLine(block.text())).matches()) {
                    exchange(block, block.text());
                } else {
                    json(block, block.text());
                }
            }
            case "yaml" -> configuration(block);
            default ->
                fault(
                        block,
                        "is run, since nothing says otherwise: name its language (sh, http, json, yaml; " + SHOWN
                                + " are only shown) or put <!-- not run: REASON --> before it");
        }
    }

    private void shell(Block block) throws Exception {
        var output = Files.createTempFile(folder, "docs", ".out");
        // As a person in the checkout would, but on this platform.
        var script = block.text()
                .replace("http://localhost:8080", platform.frontDoor().toString())
                .replaceAll("(?m)^curl ", "curl --fail-with-body ");
        var builder = new ProcessBuilder("bash", "-e", "-o", "pipefail", "-c", script)
                .directory(Page.CHECKOUT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment()
                .putAll(java.util.Map.of(
                        "FIRSTLINE_HOME", platform.state().path().toString(), "FIRSTLINE_BUILD", "no"));
        var process = builder.start();
        if (!process.waitFor(LONGEST_COMMAND_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            fault(block, "has not ended after " + LONGEST_COMMAND_SECONDS + " s");
            return;
        }
        var words = Files.readString(output);
        if (process.exitValue() != 0) {
            fault(block, "ends with code " + process.exitValue() + ": " + words);
        } else if (block.printsNothing() && !words.isBlank()) {
            fault(block, "prints, and should not: " + words);
        }
        last = answerIn(words);
    }

    /** The status and the body that curl printed; a body alone counts as success. */
    private static @Nullable Answer answerIn(String words) {
        int begin = words.indexOf("HTTP/1.1 ");
        int body = words.indexOf('{', Math.max(begin, 0));
        try {
            return body < 0
                    ? null
                    : new Answer(
                            begin < 0 ? 200 : Integer.parseInt(words.substring(begin + 9, begin + 12)),
                            JSON.readTree(words.substring(body)));
        } catch (JsonProcessingException noJson) {
            return null;
        }
    }

    private void exchange(Block block, String text) {
        int second = text.indexOf("\nHTTP/1.1 ");
        var shown = ANSWER.matcher(firstLine(text));
        if (shown.matches()) {
            compare(block, Integer.parseInt(shown.group(1)), text);
        } else {
            request(block, second < 0 ? text : text.substring(0, second));
            if (second >= 0) {
                exchange(block, text.substring(second + 1));
            }
        }
    }

    private void request(Block block, String text) {
        var line = REQUEST.matcher(firstLine(text));
        if (!line.matches()) {
            fault(block, "does not begin with a request or an answer");
            return;
        }
        var path = line.group(2);
        if (last != null) {
            path = path.replace("{id}", last.body().path("id").asText("{id}"));
        }
        int body = text.indexOf('{', line.end());
        var api = new Api(platform.frontDoor(), platform.token("contoso", "global-admin", "crm-client"));
        var answer = api.send(line.group(1), path, body < 0 ? null : text.substring(body));
        last = new Answer(answer.status(), answer.body());
        if (answer.status() / 100 != 2 && !text.contains("\nHTTP/1.1 " + answer.status())) {
            fault(block, line.group(1) + " " + path + " is answered with " + answer.status() + ": " + answer.body());
        }
    }

    private void compare(Block block, int status, String text) {
        if (last == null) {
            fault(block, "is an answer, and no request stands before it");
            return;
        }
        if (last.status() != status) {
            fault(block, "shows " + status + ", the answer was " + last.status());
        }
        int body = text.indexOf('{');
        if (body >= 0) {
            json(block, text.substring(body))
                    .forEach(shown ->
                            differences("", shown, last.body()).forEach(difference -> fault(block, difference)));
        }
    }

    private List<JsonNode> json(Block block, String text) {
        try {
            return List.of(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            fault(block, "is no JSON: " + e.getOriginalMessage());
            return List.of();
        }
    }

    private void configuration(Block block) throws Exception {
        var file = Files.createTempFile(folder, "docs", ".yaml");
        Files.writeString(file, block.text());
        shell(new Block(
                block.page(),
                block.line(),
                "sh",
                java.util.Optional.empty(),
                false,
                "./firstline sla validate '" + file + "' --tenant contoso"));
    }

    /** Where an answer lacks what a page shows, or has another kind of value there. */
    static List<String> differences(String at, JsonNode shown, JsonNode found) {
        var differences = new ArrayList<String>();
        if (shown.getNodeType() != found.getNodeType()) {
            differences.add((at.isEmpty() ? "the whole" : at) + " is shown as " + shown.getNodeType()
                    + ", the answer has " + found.getNodeType());
        } else if (shown.isObject()) {
            shown.properties()
                    .forEach(each -> differences.addAll(
                            differences(at + "/" + each.getKey(), each.getValue(), found.path(each.getKey()))));
        } else if (shown.isArray() && !shown.isEmpty() && !found.isEmpty()) {
            differences.addAll(differences(at + "/0", shown.get(0), found.get(0)));
        }
        return differences;
    }

    private void fault(Block block, String sentence) {
        faults.add(block.place() + " " + sentence);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
