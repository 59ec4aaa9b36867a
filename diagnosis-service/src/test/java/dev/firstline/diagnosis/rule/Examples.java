package dev.firstline.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.TicketType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Example tickets of a file beside {@code examples.jsonl}: told by their words alone, where not said otherwise. */
final class Examples {

    private Examples() {}

    /**
     * A ticket and what is to be done with it.
     *
     * @param tags those that the decision must carry, among others
     */
    record Example(
            String name,
            TicketFacts facts,
            Outcome outcome,
            @Nullable IssueKind kind,
            List<String> tags) {

        /** Decides it, and finds it decided as it is labelled. */
        Decision decidedAsLabelled(Diagnostician diagnostician) {
            var decision = diagnostician.decide(facts);
            assertThat(decision.outcome())
                    .as("%s by %s %s", name, decision.ruleId(), decision.evidence())
                    .isEqualTo(outcome);
            if (kind != null) {
                assertThat(decision.issueKind()).isEqualTo(kind);
            }
            return decision;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Example> all() {
        return of("examples");
    }

    static List<Example> of(String file) {
        try (var stream = Examples.class.getResourceAsStream("/rule/" + file + ".jsonl")) {
            var json = new ObjectMapper();
            var found = new ArrayList<Example>();
            var lines = new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines();
            for (var line : lines.filter(text -> !text.isBlank()).toList()) {
                found.add(example(json.readTree(line)));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Example example(JsonNode node) {
        var facts = new TicketFacts(
                TicketType.INCIDENT,
                language(node.get("lang").asText()),
                node.has("affectedTenant")
                        ? AffectedTenant.valueOf(node.get("affectedTenant").asText())
                        : AffectedTenant.CUSTOMER,
                node.has("productFamily")
                        ? ProductFamily.valueOf(node.get("productFamily").asText())
                        : null,
                text(node, "product"),
                text(node, "region"),
                node.has("category") ? Category.valueOf(node.get("category").asText()) : null,
                node.has("breakFix") ? node.get("breakFix").asBoolean() : null,
                node.get("title").asText(),
                node.get("body").asText(),
                elements(node, "incidents").stream().map(Examples::incident).toList());
        return new Example(
                node.get("name").asText(),
                facts,
                Outcome.valueOf(node.get("outcome").asText()),
                node.has("kind") ? IssueKind.valueOf(node.get("kind").asText()) : null,
                elements(node, "tags").stream().map(JsonNode::asText).toList());
    }

    private static KnownIncident incident(JsonNode node) {
        return new KnownIncident(
                node.get("id").asText(),
                node.get("service").asText(),
                ProductFamily.valueOf(node.get("productFamily").asText()),
                text(node, "region"),
                node.get("open").asBoolean() ? KnownIncident.Standing.OPEN : KnownIncident.Standing.OVER);
    }

    private static Language language(String tag) {
        return Arrays.stream(Language.values())
                .filter(language -> language.tag().equals(tag))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> elements(JsonNode node, String name) {
        return node.has(name)
                ? StreamSupport.stream(node.get(name).spliterator(), false).toList()
                : List.of();
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.has(name) ? node.get(name).asText() : null;
    }
}
