package dev.firstline.benchmarks.diagnosis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstline.benchmarks.ground.WrongOption;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.escalation.partner.PartnerType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * Reads labelled tickets: one JSON object in a line, with {@code id}, {@code lang}, {@code title} and {@code body};
 * {@code tenant}, {@code partner} and {@code health} where they matter; and the labels {@code outcome}, {@code issueKind},
 * {@code category}, {@code productFamily}, {@code severity}, {@code breakFix}, {@code route} and {@code blocked}, of
 * which any may be missing. Further fields say nothing here.
 */
final class LabelledTickets {

    private static final long LARGEST = 64L << 20;
    private static final int MOST = 100_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private LabelledTickets() {}

    /**
     * Reads a file.
     *
     * @throws WrongOption naming file and line, when it is none
     */
    static List<LabelledTicket> read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new WrongOption("There is no file " + file + ".");
        }
        var lines = lines(file);
        if (lines.size() > MOST) {
            throw new WrongOption(file + " has more than 100,000 lines; cut it into several files.");
        }
        var tickets = new ArrayList<LabelledTicket>();
        for (int number = 0; number < lines.size(); number++) {
            if (!lines.get(number).isBlank()) {
                tickets.add(ticket(lines.get(number), file + ", line " + (number + 1)));
            }
        }
        return tickets;
    }

    private static List<String> lines(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new WrongOption(file + " is larger than 64 MiB; cut it into several files.");
            }
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new WrongOption(file + " cannot be read as UTF-8: " + e.getMessage());
        }
    }

    private static LabelledTicket ticket(String line, String place) {
        try {
            return ticket(JSON.readTree(line), place);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new WrongOption(place + " is no labelled ticket: " + e.getMessage());
        }
    }

    private static LabelledTicket ticket(JsonNode node, String place) {
        var language = language(required(node, "lang"));
        var partner = node.path("partner");
        return new LabelledTicket(
                node.path("id").asText(place),
                language,
                required(node, "title"),
                required(node, "body"),
                AffectedTenant.valueOf(node.path("tenant").asText("CUSTOMER")),
                PartnerType.valueOf(partner.path("type").asText("DIRECT_BILL")),
                elements(partner.path("entitlements")).stream()
                        .map(item -> SupportVehicle.valueOf(item.asText()))
                        .toList(),
                elements(node.path("health")).stream().map(Health::incident).toList(),
                labels(node, language));
    }

    private static Map<Dimension, String> labels(JsonNode node, Language language) {
        var labels = new EnumMap<Dimension, String>(Dimension.class);
        label(labels, Dimension.OUTCOME, node.path("outcome"));
        label(labels, Dimension.KIND, node.path("issueKind"));
        label(labels, Dimension.CATEGORY, node.path("category"));
        label(labels, Dimension.FAMILY, node.path("productFamily"));
        label(labels, Dimension.SEVERITY, node.path("severity"));
        label(labels, Dimension.BREAK_FIX, node.path("breakFix"));
        label(labels, Dimension.ROUTE, node.path("route"));
        labels.put(Dimension.LANGUAGE, language.tag());
        if (node.has("blocked")) {
            // Here null is an answer: nothing blocks it.
            labels.put(Dimension.BLOCKED, node.get("blocked").isNull() ? Dimension.NONE : text(node.get("blocked")));
        }
        return labels;
    }

    private static void label(Map<Dimension, String> labels, Dimension dimension, JsonNode value) {
        if (!value.isMissingNode() && !value.isNull()) {
            labels.put(dimension, text(value));
        }
    }

    private static String text(JsonNode value) {
        if (!value.isTextual() && !value.isBoolean()) {
            throw new IllegalArgumentException("a label is a word or true or false, not " + value);
        }
        return value.asText();
    }

    private static Language language(String tag) {
        return Arrays.stream(Language.values())
                .filter(language -> language.tag().equals(tag))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("lang '" + tag + "' is none of "
                        + Arrays.stream(Language.values()).map(Language::tag).toList()));
    }

    private static String required(JsonNode node, String name) {
        if (!node.path(name).isTextual()) {
            throw new IllegalArgumentException("it has no " + name);
        }
        return node.get(name).asText();
    }

    private static List<JsonNode> elements(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false).toList();
    }
}
