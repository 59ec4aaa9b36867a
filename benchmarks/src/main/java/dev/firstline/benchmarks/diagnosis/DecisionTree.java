package dev.firstline.benchmarks.diagnosis;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** A decision read by the names of what it tells, so that what diagnosis learns to decide is measured from the day on which it tells it. */
record DecisionTree(JsonNode root) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where a decision tells things: itself, what it is about, how sure it is. */
    private static final List<JsonPointer> PLACES =
            List.of(JsonPointer.empty(), JsonPointer.compile("/classification"), JsonPointer.compile("/certainty"));

    /** A value may stand alone, or under one of these with what it rests on. */
    private static final List<String> VALUES = List.of("value", "outcome", "severity", "language");

    static DecisionTree of(Object decision) {
        return new DecisionTree(JSON.valueToTree(decision));
    }

    /** What is told under a name; {@code NONE} when nothing stands there, empty when decisions have no such name. */
    Optional<String> told(String name) {
        return node(name).map(DecisionTree::word);
    }

    /** Of an undecided one: what it would be, where that is told, else the runner-up. */
    Optional<String> likeliest() {
        return Stream.of("likely", "runnerUp")
                .flatMap(name -> told(name).stream())
                .filter(word -> !word.equals(Dimension.NONE))
                .findFirst();
    }

    /** How sure the outcome is, 0 to 1. */
    OptionalDouble confidence() {
        var node = node("confidence").orElse(MissingNode.getInstance());
        return node.isNumber() ? OptionalDouble.of(node.asDouble()) : OptionalDouble.empty();
    }

    private Optional<JsonNode> node(String name) {
        return PLACES.stream()
                .map(place -> root.at(place).path(name))
                .filter(node -> !node.isMissingNode())
                .findFirst();
    }

    private static String word(JsonNode node) {
        if (!node.isObject()) {
            return node.isNull() ? Dimension.NONE : node.asText();
        }
        return VALUES.stream()
                .map(node::path)
                .filter(JsonNode::isTextual)
                .findFirst()
                .map(JsonNode::asText)
                .orElse(Dimension.NONE);
    }
}
