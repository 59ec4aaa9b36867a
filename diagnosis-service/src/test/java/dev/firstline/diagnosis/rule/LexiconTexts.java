package dev.firstline.diagnosis.rule;

import static java.util.Map.entry;

import dev.firstline.contracts.ticket.Category;
import dev.firstline.diagnosis.lexicon.Tokens;
import dev.firstline.diagnosis.model.TextFeatures;
import dev.firstline.diagnosis.model.Trainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/** The terms of the lexicons as small texts to learn from: what a term was made for tells what a ticket is about that has its words, or words like these. */
final class LexiconTexts {

    private static final List<String> FILES =
            List.of("any", "en", "de", "es", "pt", "pt-BR", "pt-PT", "plain-en", "plain-de", "plain-es", "plain-pt");

    /** Only signals that mean one category. */
    private static final Map<String, Category> CATEGORIES = Map.ofEntries(
            entry("refund", Category.BILLING_SUBSCRIPTION),
            entry("unpaid", Category.BILLING_SUBSCRIPTION),
            entry("paid-now", Category.BILLING_SUBSCRIPTION),
            entry("dispute", Category.BILLING_SUBSCRIPTION),
            entry("partner-invoice", Category.BILLING_SUBSCRIPTION),
            entry("wrong-amount", Category.BILLING_SUBSCRIPTION),
            entry("billing", Category.BILLING_SUBSCRIPTION),
            entry("subscription-change", Category.BILLING_SUBSCRIPTION),
            entry("reservation", Category.BILLING_SUBSCRIPTION),
            entry("transfer", Category.BILLING_SUBSCRIPTION),
            entry("seat-mismatch", Category.BILLING_SUBSCRIPTION),
            entry("how-to", Category.USAGE_QUESTION),
            entry("training", Category.USAGE_QUESTION),
            entry("advisory", Category.USAGE_QUESTION),
            entry("updates", Category.UPDATES_MANAGEMENT),
            entry("installation", Category.PROVISIONING_DEPLOYMENT_CONFIG),
            entry("activation", Category.PROVISIONING_DEPLOYMENT_CONFIG),
            entry("provisioning", Category.PROVISIONING_DEPLOYMENT_CONFIG),
            entry("integration", Category.PROVISIONING_DEPLOYMENT_CONFIG),
            entry("quota", Category.PROVISIONING_DEPLOYMENT_CONFIG),
            entry("down", Category.PERFORMANCE_AVAILABILITY_CONNECTIVITY_DESKTOP),
            entry("fault", Category.PERFORMANCE_AVAILABILITY_CONNECTIVITY_DESKTOP),
            entry("platform-error", Category.PERFORMANCE_AVAILABILITY_CONNECTIVITY_DESKTOP),
            entry("irregularity", Category.PERFORMANCE_AVAILABILITY_CONNECTIVITY_DESKTOP),
            entry("not-as-documented", Category.PERFORMANCE_AVAILABILITY_CONNECTIVITY_DESKTOP),
            entry("client", Category.PERFORMANCE_AVAILABILITY_CONNECTIVITY_DESKTOP),
            entry("local-network", Category.PERFORMANCE_AVAILABILITY_CONNECTIVITY_DESKTOP),
            entry("large-network", Category.PERFORMANCE_AVAILABILITY_CONNECTIVITY_DESKTOP),
            entry("permission", Category.PERFORMANCE_AVAILABILITY_CONNECTIVITY_DESKTOP));

    private static final List<String> BROKEN = List.of("down", "fault", "platform-error", "irregularity");

    private LexiconTexts() {}

    /**
     * One for each term.
     *
     * @param changed given the name of a file and its text, the text to take
     * @param weight of each
     */
    static List<Trainer.Example> examples(BinaryOperator<String> changed, double weight) {
        var found = new ArrayList<Trainer.Example>();
        for (var file : FILES) {
            var groups = new HashMap<String, String>();
            var section = "";
            for (var line :
                    changed.apply(file, text(file)).lines().map(String::strip).toList()) {
                if (line.startsWith("[") && line.endsWith("]")) {
                    section = line.substring(1, line.length() - 1);
                } else if (section.startsWith("{")) {
                    groups.merge(section, line, (before, more) -> before + " " + more);
                } else if (CATEGORIES.containsKey(section) && !line.startsWith("#") && !line.isEmpty()) {
                    found.add(new Trainer.Example(
                            file + section + line, shown(words(line, groups)), List.of(), labels(section), weight));
                }
            }
        }
        return found;
    }

    private static LinkedHashSet<String> shown(String words) {
        var shown = new LinkedHashSet<String>();
        TextFeatures.of(Tokens.of(words), shown::add);
        return shown;
    }

    private static Map<String, String> labels(String section) {
        var labels = new HashMap<String, String>();
        var category = CATEGORIES.get(section);
        labels.put(Opinion.CATEGORY, category.name());
        if (BROKEN.contains(section)) {
            labels.put(Opinion.BREAK_FIX, "true");
        }
        if (category == Category.BILLING_SUBSCRIPTION || category == Category.USAGE_QUESTION) {
            labels.put(Opinion.BREAK_FIX, "false");
        }
        return Map.copyOf(labels);
    }

    /** The words of a term, with those of the groups that it names, without those that must not be there. */
    private static String words(String term, Map<String, String> groups) {
        var words = term.replaceAll("![^&]*", " ");
        for (var group : groups.entrySet()) {
            words = words.replace(group.getKey(), group.getValue());
        }
        return words.replaceAll("[*|(){}&,]|\\.\\.\\.|<number>", " ");
    }

    private static String text(String file) {
        try (var stream = LexiconTexts.class.getResourceAsStream("/lexicon/" + file + ".terms")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
