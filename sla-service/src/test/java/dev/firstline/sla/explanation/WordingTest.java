package dev.firstline.sla.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.sla.CancellationCause;
import dev.firstline.contracts.sla.CorrectionCause;
import dev.firstline.contracts.sla.PauseCause;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.sla.Verdict;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.sla.calendar.ShippedCalendars;
import dev.firstline.sla.clock.ClockState;
import dev.firstline.sla.clock.Clocks;
import dev.firstline.sla.clock.TicketFact;
import dev.firstline.sla.policy.Amount;
import dev.firstline.sla.policy.PolicyResolution;
import dev.firstline.sla.policy.Promise;
import dev.firstline.sla.policy.Thresholds;
import dev.firstline.sla.policy.TicketProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class WordingTest {

    /** A Monday; 13:00 at the German desk, which is open from nine to six. */
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static final List<Locale> languages = Wording.LANGUAGES;

    @Test
    void everyStepOfTheArithmeticIsASentence() {
        var sentences = Wording.of(
                explain(moved(1, 2, TicketStatus.WAITING_ON_CUSTOMER), moved(2, 26, TicketStatus.IN_PROGRESS)),
                Locale.GERMAN);
        assertThat(sentences)
                .containsExactly(
                        "Richtlinie gold, Version 7, Regel own verspricht eine Lösung binnen 1 Arbeitstag, das sind 9 h,"
                                + " des Kalenders desk-de (Europe/Berlin). Quelle: Vertrag 17.",
                        "Von 23.11.2026, 13:00:00 +01:00 bis 23.11.2026, 15:00:00 +01:00 lief sie: 2 h Servicezeit.",
                        "Von 23.11.2026, 15:00:00 +01:00 bis 24.11.2026, 15:00:00 +01:00 stand sie: das Ticket lag beim Kunden.",
                        "Seit 24.11.2026, 15:00:00 +01:00 läuft sie: bisher 3 h Servicezeit.",
                        "9 h weniger 2 h zuvor verbraucht lässt 7 h; vom Kalender ab 24.11.2026, 15:00:00 +01:00 gezählt, ist sie am"
                                + " 25.11.2026, 13:00:00 +01:00 fällig.");
    }

    @Test
    void timesBeforeAndAfterDueThatAreAheadAreSentencesToo() {
        var timed = new Thresholds(List.of(75), List.of(Duration.ofHours(2)), List.of(Duration.ofMinutes(90)));
        var running =
                explain(timed, moved(1, 2, TicketStatus.WAITING_ON_CUSTOMER), moved(2, 26, TicketStatus.IN_PROGRESS));
        assertThat(Wording.of(running, Locale.GERMAN))
                .endsWith(
                        "Am 25.11.2026, 11:00:00 +01:00 geht eine Warnung hinaus: 2 h Servicezeit vor der Fälligkeit.",
                        "Hat bis 25.11.2026, 14:30:00 +01:00 nichts sie erfüllt, ist sie dann um 1 h 30 min Servicezeit überfällig.");
        for (var language : languages) {
            assertThat(Wording.of(running, language))
                    .hasSize(7)
                    .noneMatch(sentence -> sentence.contains("{") || sentence.contains("null"));
        }
    }

    @Test
    void partsOfASecondAreShownSoThatTheNumbersAddUp() {
        var stood = new TicketFact.StatusChanged(
                new UUID(0, 2), 2, NOON.plusMillis(4_200), TicketStatus.WAITING_ON_CUSTOMER);
        var goesOn = new TicketFact.StatusChanged(
                new UUID(0, 3), 3, NOON.plus(Duration.ofNanos(10_000_001_000L)), TicketStatus.IN_PROGRESS);
        assertThat(Wording.of(explain(stood, goesOn), Locale.ENGLISH))
                .contains(
                        "From Nov 23, 2026, 1:00:00 PM +01:00 to Nov 23, 2026, 1:00:04.200 PM +01:00 it ran: 4.200 s of service time.",
                        "9 h less 4.200 s used before leaves 8 h 59 min 55.800 s; counted by the calendar from"
                                + " Nov 23, 2026, 1:00:10.000001 PM +01:00, it is due on Nov 24, 2026, 1:00:05.800001 PM +01:00.");
        assertThat(Wording.of(explain(stood, goesOn), Locale.GERMAN))
                .anyMatch(sentence -> sentence.contains("13:00:04,200 +01:00") && sentence.contains("4,200 s"));
    }

    @ParameterizedTest
    @FieldSource("languages")
    void whereAPromiseComesFromIsSaidInTheReadersLanguageWhereTheWordsAreOurs(Locale language) {
        var clock = explain().clock();
        for (var source : List.of("set by the tenant", "set by a tenant above", "published by the vendor")) {
            var sentence =
                    Wording.of(Explanation.of(clock, NOON, source), language).getFirst();
            assertThat(sentence.contains(source)).as(sentence).isEqualTo(language.equals(Locale.ENGLISH));
        }
        assertThat(Wording.of(Explanation.of(clock, NOON, "Vertrag 17"), language)
                        .getFirst())
                .contains("Vertrag 17");
    }

    @Test
    void theNightOfTwentyFiveHoursIsToldApartByItsOffsets() {
        var times = new Times(Locale.ENGLISH, java.time.ZoneId.of("Europe/Berlin"));
        assertThat(times.at(Instant.parse("2026-10-25T00:30:00Z"))).isEqualTo("Oct 25, 2026, 2:30:00 AM +02:00");
        assertThat(times.at(Instant.parse("2026-10-25T01:30:00Z"))).isEqualTo("Oct 25, 2026, 2:30:00 AM +01:00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "xx;q=abc | en",
                "de;q=x, es;q=0.2 | es",
                ";;; | en",
                "en;q=0.1, pt-PT;q=0.9 | pt-PT",
                "de;q=0, es | es",
                "pt | pt-BR",
                "*;q=7 | en"
            })
    void whatCannotBeReadOfAHeaderIsPassedOver(String accepted, String spoken) {
        assertThat(Languages.of(accepted).toLanguageTag()).isEqualTo(spoken);
        assertThat(Languages.of("de,".repeat(10_000)).toLanguageTag()).isEqualTo("en");
    }

    @Test
    void thePartsAddUpToTheDueInstant() {
        var explanation =
                explain(moved(1, 2, TicketStatus.WAITING_ON_CUSTOMER), moved(2, 26, TicketStatus.IN_PROGRESS));
        var promise = explanation.clock().promise();
        assertThat(explanation.usedBefore().plus(explanation.left())).isEqualTo(promise.goal());
        assertThat(promise.calendar().add(explanation.countedFrom(), explanation.left()))
                .isEqualTo(explanation.clock().dueAt());
    }

    @ParameterizedTest
    @FieldSource("languages")
    void everyLanguageHasEveryWordAndNoPlaceholderIsLeft(Locale language) {
        var english = ResourceBundle.getBundle("dev.firstline.sla.explanation.words", Locale.ROOT);
        var own = ResourceBundle.getBundle("dev.firstline.sla.explanation.words", language);
        if (!language.equals(Locale.ENGLISH)) {
            assertThat(own.keySet())
                    .allSatisfy(key -> assertThat(own.getLocale()).isEqualTo(language));
        }
        assertThat(own.keySet()).isEqualTo(english.keySet());
        for (var end : TicketStatus.values()) {
            assertThat(Wording.of(explain(moved(1, 2, TicketStatus.WAITING_ON_VENDOR), moved(2, 3, end)), language))
                    .isNotEmpty()
                    .noneMatch(sentence -> sentence.contains("{") || sentence.contains("null"));
        }
    }

    @Test
    void everyCauseOfAnEndAndOfACorrectionHasItsWords() {
        var words = ResourceBundle.getBundle("dev.firstline.sla.explanation.words", Locale.ROOT)
                .keySet();
        assertThat(CancellationCause.values()).allMatch(cause -> words.contains("cancelled." + cause));
        assertThat(CorrectionCause.values()).allMatch(cause -> words.contains("corrected." + cause));
        assertThat(ClockState.values()).allMatch(state -> words.contains("state." + state));
        assertThat(Verdict.values())
                .filteredOn(verdict -> verdict != Verdict.REINSTATED)
                .allMatch(verdict -> words.contains("verdict." + verdict));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de-AT, en;q=0.5 | de",
                "pt | pt-BR",
                "pt-PT | pt-PT",
                "es-MX | es",
                "fr, es;q=0.3 | es",
                "fr | en",
                "* | en"
            })
    void theClosestLanguageSpeaks(String accepted, String spoken) {
        assertThat(Wording.closest(Locale.LanguageRange.parse(accepted)).toLanguageTag())
                .isEqualTo(spoken);
    }

    private static Explanation explain(TicketFact... moves) {
        return explain(Thresholds.atPercent(), moves);
    }

    private static Explanation explain(Thresholds thresholds, TicketFact... moves) {
        var opened = new TicketFact.Opened(
                new UUID(0, 1), 1, NOON, TicketProfile.of(null, Severity.A, null, null, null, true));
        var facts = new java.util.ArrayList<TicketFact>(List.of(moves));
        facts.add(opened);
        PolicyResolution policy = (target, ticket) -> Optional.of(target)
                .filter(SlaTarget.RESOLUTION::equals)
                .map(resolution -> new Promise(
                        "gold",
                        7,
                        "own",
                        "Vertrag 17",
                        new Amount.BusinessDays(1),
                        ShippedCalendars.named(ShippedCalendars.DESK_DE),
                        Map.of(
                                TicketStatus.WAITING_ON_CUSTOMER, PauseCause.CUSTOMER,
                                TicketStatus.WAITING_ON_VENDOR, PauseCause.VENDOR),
                        thresholds));
        return Explanation.of(Clocks.derive(facts, policy).getFirst(), NOON.plus(Duration.ofHours(29)));
    }

    private static TicketFact moved(int step, long hour, TicketStatus to) {
        return new TicketFact.StatusChanged(new UUID(0, step + 1L), step + 1L, NOON.plus(Duration.ofHours(hour)), to);
    }
}
