package dev.firstline.benchmarks.diagnosis;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.escalation.BlockReason;
import dev.firstline.contracts.escalation.FilingRoute;
import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.diagnosis.rule.IssueKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The labelled mails of {@code corpus/} are what its README says. */
class CorpusTest {

    private static final Path FOLDER = Path.of("..", "corpus");
    private static final Path SEALED_FILE = FOLDER.resolve("sealed.jsonl");
    private static final List<JsonNode> OPEN = Arrays.stream(Language.values())
            .flatMap(language -> mails(openFile(language)).stream())
            .toList();
    private static final List<JsonNode> SEALED = mails(SEALED_FILE);
    private static final List<JsonNode> ALL =
            Stream.concat(OPEN.stream(), SEALED.stream()).toList();

    @Test
    void everyMailCanBeReadAndIsLabelledInEveryDimension() {
        var tickets = new ArrayList<>(LabelledTickets.read(SEALED_FILE));
        for (var language : Language.values()) {
            tickets.addAll(LabelledTickets.read(openFile(language)));
        }

        assertThat(tickets).hasSize(ALL.size()).allSatisfy(ticket -> {
            var labels = ticket.labels();
            assertThat(labels)
                    .as(ticket.id())
                    .containsKeys(
                            Dimension.OUTCOME,
                            Dimension.KIND,
                            Dimension.CATEGORY,
                            Dimension.FAMILY,
                            Dimension.SEVERITY,
                            Dimension.BREAK_FIX,
                            Dimension.LANGUAGE);
            assertThat(labels.get(Dimension.OUTCOME)).isIn(names(Outcome.values()));
            assertThat(labels.get(Dimension.KIND)).isIn(names(IssueKind.values()));
            assertThat(labels.get(Dimension.CATEGORY)).isIn(names(Category.values()));
            assertThat(labels.get(Dimension.FAMILY)).isIn(names(ProductFamily.values()));
            assertThat(labels.get(Dimension.SEVERITY)).isIn(names(Severity.values()));
            assertThat(labels.get(Dimension.BREAK_FIX)).isIn("true", "false");
            assertThat(labels.getOrDefault(Dimension.ROUTE, Dimension.NONE))
                    .isIn(Stream.concat(Stream.of(Dimension.NONE), names(FilingRoute.values()).stream())
                            .toList());
            assertThat(labels.getOrDefault(Dimension.BLOCKED, Dimension.NONE))
                    .isIn(Stream.concat(Stream.of(Dimension.NONE), names(BlockReason.values()).stream())
                            .toList());
        });
    }

    @Test
    void aKindHasOneOutcome() {
        assertThat(by("issueKind", mail -> text(mail, "outcome")).values())
                .allSatisfy(outcomes -> assertThat(outcomes).hasSize(1));
    }

    @Test
    void mailsAreAsLongAsRealOnesAndNoTwoAreAlike() {
        assertThat(ALL)
                .hasSizeGreaterThanOrEqualTo(600)
                .allSatisfy(mail -> assertThat(text(mail, "body").length())
                        .as(text(mail, "id"))
                        .isBetween(300, 3000));
        assertThat(ALL.stream().map(mail -> text(mail, "id"))).doesNotHaveDuplicates();
        assertThat(ALL.stream().map(mail -> text(mail, "body"))).doesNotHaveDuplicates();
    }

    @Test
    void languagesWritersAndOutcomesAreSpread() {
        var sizes = ALL.stream().collect(groupingBy(mail -> text(mail, "lang"), counting()));
        assertThat(sizes).hasSize(Language.values().length);
        assertThat(sizes.values())
                .allSatisfy(size -> assertThat(size).isBetween(ALL.size() * 18L / 100, ALL.size() * 22L / 100));
        assertThat(by("lang", mail -> text(mail, "style")).values())
                .allSatisfy(
                        styles -> assertThat(styles).containsExactlyInAnyOrder("terse", "unsure", "manager", "angry"));
        for (var mails : List.of(OPEN, SEALED)) {
            assertThat(mails.stream()
                            .collect(groupingBy(
                                    mail -> text(mail, "lang"), mapping(mail -> text(mail, "outcome"), toSet())))
                            .values())
                    .allSatisfy(outcomes -> assertThat(outcomes).hasSize(6));
        }
        var leaving = Set.of("ESCALATE_MICROSOFT", "BILLING_DISPUTE_FRAUD", "ROUTE_TO_ISV");
        assertThat(ALL.stream()
                        .filter(mail -> leaving.contains(text(mail, "outcome")))
                        .count())
                .isBetween(ALL.size() * 30L / 100, ALL.size() * 40L / 100);
        assertThat(ALL.stream().map(mail -> text(mail, "category")).distinct()).hasSize(Category.values().length);
        assertThat(ALL.stream().map(mail -> text(mail, "productFamily")).distinct())
                .hasSize(ProductFamily.values().length);
        assertThat(ALL.stream().map(mail -> text(mail, "issueKind")).distinct()).hasSizeGreaterThanOrEqualTo(37);
    }

    @Test
    void aThirdIsSealedAndSharesNoComplaintWithTheOpenOnes() {
        assertThat(SEALED.size()).isBetween(ALL.size() * 30 / 100, ALL.size() * 37 / 100);
        assertThat(SEALED.stream().map(mail -> text(mail, "core")))
                .doesNotContainAnyElementsOf(
                        OPEN.stream().map(mail -> text(mail, "core")).toList());
    }

    private static Map<String, Set<String>> by(String field, Function<JsonNode, String> value) {
        return ALL.stream().collect(groupingBy(mail -> text(mail, field), mapping(value, toSet())));
    }

    private static String text(JsonNode mail, String field) {
        return mail.path(field).asText();
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    private static Path openFile(Language language) {
        return FOLDER.resolve(language.tag() + ".jsonl");
    }

    private static List<JsonNode> mails(Path file) {
        var json = new ObjectMapper();
        try (var lines = Files.lines(file)) {
            var mails = new ArrayList<JsonNode>();
            for (var line : lines.toList()) {
                mails.add(json.readTree(line));
            }
            return mails;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
