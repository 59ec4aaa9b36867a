package dev.firstline.diagnosis.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.TicketType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What a model may be trained on: the open mails of {@code corpus/}, those written to train it, and the example tickets. The sealed mails are never read here. */
final class LabelledTickets {

    private static final Path CORPUS = Path.of("..", "corpus");

    /** How vendors call an incident that is over. */
    private static final Set<String> ENDED = Set.of(
            "servicerestored",
            "postincidentreviewpublished",
            "falsepositive",
            "resolved",
            "resolvedexternal",
            "mitigatedexternal");

    private LabelledTickets() {}

    /**
     * A ticket and what is right.
     *
     * @param group the story that it tells, of which other tickets may tell too
     * @param mail whether it is a mail of the corpus
     * @param labels by the name of what is asked; those that are not labelled are missing
     */
    record Labelled(String id, String group, boolean mail, TicketFacts facts, Map<String, String> labels) {

        Labelled with(Map<String, String> more) {
            var all = new HashMap<>(more);
            all.putAll(labels);
            return new Labelled(id, group, mail, facts, Map.copyOf(all));
        }
    }

    /** The open mails, in the order of their languages. */
    static List<Labelled> mails() {
        return Arrays.stream(Language.values())
                .map(language -> CORPUS.resolve(language.tag() + ".jsonl"))
                .flatMap(file -> file(file).stream())
                .toList();
    }

    /** Mails that nothing but the model learns from: no rule and no term was made for their words. */
    static List<Labelled> training() {
        return Arrays.stream(Language.values())
                .map(language -> CORPUS.resolve("training").resolve(language.tag() + ".jsonl"))
                .flatMap(file -> file(file).stream())
                .toList();
    }

    /** The mails of a file. */
    static List<Labelled> file(Path file) {
        return lines(file).stream().map(LabelledTickets::mail).toList();
    }

    /** The tickets by which the rules were built, with their outcome and what their kind tells where it is labelled. */
    static List<Labelled> examples() {
        return Stream.of("examples", "kinds")
                .flatMap(file -> Examples.of(file).stream())
                .map(example -> new Labelled(
                                example.name(),
                                example.name(),
                                false,
                                example.facts(),
                                Map.of(Opinion.OUTCOME, example.outcome().name()))
                        .with(ofKind(example.kind())))
                .toList();
    }

    /** What a kind tells of category and break-fix. */
    static Map<String, String> ofKind(@Nullable IssueKind kind) {
        var labels = new HashMap<String, String>();
        if (kind != null && kind.category() != null) {
            labels.put(Opinion.CATEGORY, kind.category().name());
        }
        if (kind != null && kind.breakFix() != null) {
            labels.put(Opinion.BREAK_FIX, kind.breakFix().toString());
        }
        return labels;
    }

    private static Labelled mail(JsonNode node) {
        var language = Arrays.stream(Language.values())
                .filter(one -> one.tag().equals(node.get("lang").asText()))
                .findFirst()
                .orElseThrow();
        var facts = new TicketFacts(
                TicketType.INCIDENT,
                language,
                AffectedTenant.valueOf(node.get("tenant").asText()),
                null,
                null,
                null,
                null,
                null,
                node.get("title").asText(),
                node.get("body").asText(),
                StreamSupport.stream(node.get("health").spliterator(), false)
                        .map(LabelledTickets::incident)
                        .toList());
        var labels = Map.of(
                Opinion.OUTCOME,
                node.get("outcome").asText(),
                Opinion.CATEGORY,
                node.get("category").asText(),
                Opinion.BREAK_FIX,
                node.get("breakFix").asText(),
                Opinion.FAMILY,
                node.get("productFamily").asText(),
                "kind",
                node.path("issueKind").asText(),
                "severity",
                node.get("severity").asText());
        var story = node.path("story")
                .asText(node.path("core").asText(node.get("id").asText()));
        return new Labelled(node.get("id").asText(), story, true, facts, labels);
    }

    private static KnownIncident incident(JsonNode node) {
        boolean azure = node.path("source").asText().equals("RESOURCE_HEALTH");
        return new KnownIncident(
                node.path("id").asText(),
                node.path("service").asText(),
                azure ? ProductFamily.AZURE : ProductFamily.MICROSOFT_365,
                node.path("region").isTextual() ? node.get("region").asText() : null,
                ENDED.contains(node.path("status").asText().toLowerCase(Locale.ROOT))
                        ? KnownIncident.Standing.OVER
                        : KnownIncident.Standing.OPEN);
    }

    private static List<JsonNode> lines(Path file) {
        try {
            var json = new ObjectMapper();
            var found = new ArrayList<JsonNode>();
            for (var line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                if (!line.isBlank()) {
                    found.add(json.readTree(line));
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
