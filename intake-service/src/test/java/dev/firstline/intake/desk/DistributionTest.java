package dev.firstline.intake.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.intake.desk.Distribution.Book;
import dev.firstline.intake.desk.Distribution.Choice;
import dev.firstline.intake.desk.QueueRule.Traits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DistributionTest {

    private static final TenantPath CONTOSO = new TenantPath("contoso");
    private static final TenantPath NORTHWIND = new TenantPath("contoso/northwind");
    private static final Traits GERMAN_MAIL = new Traits(ProductFamily.MICROSOFT_365, Severity.B, "C-1", Language.DE);

    private static final QueueRule ALL = new QueueRule("all", null, null, null, null);

    @Test
    void theFirstRuleThatFitsSaysTheQueue() {
        var urgent = new QueueRule("urgent", null, List.of(Severity.A), null, null);
        var german = new QueueRule("german", null, null, null, List.of(Language.DE));

        assertThat(choose(GERMAN_MAIL, urgent, german, ALL)).isEqualTo("german");
        assertThat(choose(GERMAN_MAIL, urgent, ALL, german)).isEqualTo("all");
        assertThat(choose(new Traits(null, Severity.A, "C-1", Language.DE), urgent, german, ALL))
                .isEqualTo("urgent");
        assertThat(choose(GERMAN_MAIL, urgent)).isNull();
    }

    @Test
    void ofEachListThatIsToldOneHasToFit() {
        var rule = new QueueRule(
                "q",
                List.of(ProductFamily.AZURE, ProductFamily.MICROSOFT_365),
                List.of(Severity.A, Severity.B),
                List.of("C-1"),
                List.of(Language.DE));

        assertThat(rule.fits(GERMAN_MAIL)).isTrue();
        assertThat(rule.fits(new Traits(null, Severity.B, "C-1", Language.DE))).isFalse();
        assertThat(rule.fits(new Traits(ProductFamily.AZURE, Severity.C, "C-1", Language.DE)))
                .isFalse();
        assertThat(rule.fits(new Traits(ProductFamily.AZURE, Severity.B, "C-2", Language.DE)))
                .isFalse();
        assertThat(rule.fits(new Traits(ProductFamily.AZURE, Severity.B, "C-1", Language.EN)))
                .isFalse();
    }

    @Test
    void theNearestTenantThatHasAFittingRuleDecidesAndNoOtherTenant() {
        var above = new Book(CONTOSO, List.of(ALL));
        var own = new Book(NORTHWIND, List.of(new QueueRule("own", null, List.of(Severity.B), null, null)));
        var others = new Book(new TenantPath("contoso/north"), List.of(ALL));

        assertThat(Distribution.choose(NORTHWIND, GERMAN_MAIL, List.of(above, others, own)))
                .contains(new Choice(NORTHWIND, "own"));
        assertThat(Distribution.choose(
                        NORTHWIND, new Traits(null, Severity.C, "C-1", Language.EN), List.of(above, own)))
                .contains(new Choice(CONTOSO, "all"));
        assertThat(Distribution.choose(CONTOSO, GERMAN_MAIL, List.of(own, others)))
                .isEqualTo(Optional.empty());
    }

    @Test
    void theChoiceIsTheFirstFittingRuleFromTheTicketsTenantUpwardsInWhateverOrderTheBooksCome() {
        long seed = Long.getLong("firstline.seed", new Random().nextLong());
        var random = new Random(seed);
        var paths = List.of("c", "c/n", "c/n/x", "c/nn", "d");
        for (int round = 0; round < 2_000; round++) {
            var books = new ArrayList<Book>();
            for (var path : paths) {
                var rules = new ArrayList<QueueRule>();
                for (int i = random.nextInt(3); i > 0; i--) {
                    rules.add(new QueueRule(
                            path + i,
                            null,
                            some(random, Severity.values()),
                            some(random, new String[] {"C-1", "C-2"}),
                            some(random, Language.values())));
                }
                books.add(new Book(new TenantPath(path), rules));
            }
            var ticket = new Traits(
                    null,
                    Severity.values()[random.nextInt(3)],
                    "C-" + random.nextInt(1, 4),
                    Language.values()[random.nextInt(Language.values().length)]);
            var upwards = Stream.of(2, 1, 0)
                    .flatMap(i -> books.get(i).rules().stream().filter(rule -> rule.fits(ticket)))
                    .map(QueueRule::queue)
                    .findFirst();
            Collections.shuffle(books, random);

            assertThat(Distribution.choose(new TenantPath("c/n/x"), ticket, books)
                            .map(Choice::queue))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(upwards);
        }
    }

    /** Null, or at least one. */
    private static <T> @Nullable List<T> some(Random random, T[] among) {
        if (random.nextInt(3) > 0) {
            return null;
        }
        var shuffled = new ArrayList<>(List.of(among));
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, 1 + random.nextInt(among.length));
    }

    private static @Nullable String choose(Traits traits, QueueRule... rules) {
        return Distribution.choose(CONTOSO, traits, List.of(new Book(CONTOSO, List.of(rules))))
                .map(Choice::queue)
                .orElse(null);
    }
}
