package dev.firstline.benchmarks.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.diagnosis.knowledge.Knowledge;
import dev.firstline.diagnosis.rule.Decision;
import dev.firstline.diagnosis.rule.Diagnostician;
import dev.firstline.diagnosis.rule.TicketFacts;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks the diagnosis in force, in this process, by its words and what may be read beside them. No field is stated. */
final class Deciding {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Diagnostician diagnostician = Knowledge.diagnostician();

    /** What it says of a ticket. */
    Told of(LabelledTicket ticket) {
        var decision = diagnostician.decide(facts(ticket, ticket.language()));
        var tree = JSON.<JsonNode>valueToTree(decision);
        var answers = new EnumMap<Dimension, String>(Dimension.class);
        answers.put(Dimension.OUTCOME, decision.outcome().name());
        answers.put(Dimension.KIND, decision.issueKind().name());
        var about = decision.classification();
        answers.put(Dimension.CATEGORY, named(about.category()));
        answers.put(Dimension.FAMILY, named(about.productFamily()));
        answers.put(Dimension.BREAK_FIX, String.valueOf(about.breakFix()));
        told(tree, "severity", "proposedSeverity").ifPresent(severity -> answers.put(Dimension.SEVERITY, severity));
        language(ticket).ifPresent(language -> answers.put(Dimension.LANGUAGE, language));
        answers.putAll(filing(ticket, decision));
        return new Told(
                answers,
                told(tree, "runnerUp").filter(word -> !word.equals(Dimension.NONE)),
                confidence(tree),
                explanation(decision));
    }

    /** Nothing is filed for a ticket that a person has yet to look at. */
    private static Map<Dimension, String> filing(LabelledTicket ticket, Decision decision) {
        return decision.outcome().name().equals(Told.UNDECIDED)
                ? Map.of(Dimension.ROUTE, Told.UNDECIDED, Dimension.BLOCKED, Dimension.NONE)
                : Filing.of(ticket, decision);
    }

    /** Asked for once more as a ticket that states no language, which intake takes for English; else the answer would be given away. */
    private Optional<String> language(LabelledTicket ticket) {
        var decision = diagnostician.decide(facts(ticket, Language.EN));
        return told(JSON.<JsonNode>valueToTree(decision), "language").map(Deciding::tag);
    }

    private static TicketFacts facts(LabelledTicket ticket, Language stated) {
        return new TicketFacts(
                TicketType.INCIDENT,
                stated,
                ticket.tenant(),
                null,
                null,
                null,
                null,
                null,
                ticket.title(),
                ticket.body(),
                ticket.incidents());
    }

    /**
     * What a decision tells under the first of these names that it has, itself or in its classification; {@code NONE} when
     * it has the name and nothing under it, empty when it has none of them. By name, so that what diagnosis learns to
     * decide is measured from the day on which it tells it.
     */
    private static Optional<String> told(JsonNode decision, String... names) {
        return node(decision, names).map(Deciding::word);
    }

    private static Optional<JsonNode> node(JsonNode decision, String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(
                        decision.path(name), decision.path("classification").path(name)))
                .filter(node -> !node.isMissingNode())
                .findFirst();
    }

    /** A value may stand alone or with what it rests on. */
    private static String word(JsonNode node) {
        if (!node.isObject()) {
            return node.isNull() ? Dimension.NONE : node.asText();
        }
        return Stream.of("value", "outcome", "severity", "language", "tag")
                .map(node::path)
                .filter(JsonNode::isTextual)
                .findFirst()
                .map(JsonNode::asText)
                .orElse(Dimension.NONE);
    }

    private static OptionalDouble confidence(JsonNode decision) {
        var node = node(decision, "confidence").orElse(MissingNode.getInstance());
        return node.isNumber() ? OptionalDouble.of(node.asDouble()) : OptionalDouble.empty();
    }

    private static String tag(String word) {
        return Arrays.stream(Language.values())
                .filter(language -> language.name().equals(word))
                .findFirst()
                .map(Language::tag)
                .orElse(word);
    }

    private static String named(@Nullable Enum<?> value) {
        return value == null ? Dimension.NONE : value.name();
    }

    private static String explanation(Decision decision) {
        var evidence = decision.evidence().stream()
                .map(item -> item.name() + " '" + item.value() + "'")
                .collect(Collectors.joining(", "));
        return decision.ruleId() + (evidence.isEmpty() ? "" : " by " + evidence);
    }
}
