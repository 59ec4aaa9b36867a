package dev.firstline.sla.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.sla.forecast.model.PastClock.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");

    @Test
    void whoKnowsNothingIsAsWrongAsTheBaseRate() {
        var found = of(List.of(asked(Severity.A, 50, 100, true)));

        assertThat(found.judgements()).isEqualTo(1);
        assertThat(found.brier()).isEqualTo(0.25);
        assertThat(found.brierBaseRate()).isEqualTo(0.25);
        assertThat(found.skill()).isZero();
    }

    @Test
    void withoutAQuestionThereIsNoFigure() {
        var found = of(List.of(ended(Severity.A, 100, true)));

        assertThat(found.judgements()).isZero();
        assertThat(found.brier()).isNull();
        assertThat(found.skill()).isNull();
        assertThat(found.bins())
                .hasSize(10)
                .allSatisfy(bin -> assertThat(bin.observed()).isNull());
    }

    @Test
    void onlyWhatHadEndedBeforeTheQuestionIsKnown() {
        var clock = asked(Severity.A, 50, 100, true);

        // Ten at once, or nobody would notice.
        assertThat(of(with(clock, 49)).brier()).isLessThan(0.25);
        assertThat(of(with(clock, 50)).brier()).isEqualTo(0.25);
        assertThat(of(with(clock, 51)).brier()).isEqualTo(0.25);
        assertThat(of(with(clock, 99)).brier()).isEqualTo(0.25);
    }

    /** What happens after the last question may be anything. */
    @Test
    void theFutureDoesNotChangeWhatWasForecast() {
        var past = some(new Random(5), 400);
        var until = BEGIN.plusSeconds(1_000);
        var before = Calibration.of(past, BEGIN, until);

        var other = new ArrayList<PastClock>();
        for (var clock : past) {
            boolean asked = clock.questions().getFirst().at().isBefore(until);
            boolean later = !clock.end().endedAt().isBefore(until);
            other.add(
                    later && !asked
                            ? new PastClock(
                                    new EndedClock(
                                            clock.end().traits(),
                                            clock.end().endedAt(),
                                            !clock.end().breached(),
                                            0.9),
                                    clock.questions())
                            : clock);
        }
        assertThat(other).isNotEqualTo(past);
        assertThat(Calibration.of(other, BEGIN, until)).isEqualTo(before);
    }

    @Test
    void whoTellsTheBrokenFromTheMetBeatsTheBaseRate() {
        var past = new ArrayList<PastClock>();
        for (int i = 0; i < 200; i++) {
            past.add(asked(Severity.A, 10 * i + 5, 10 * i + 9, true));
            past.add(asked(Severity.C, 10 * i + 5, 10 * i + 9, false));
        }
        var found = of(past);

        assertThat(found.clocks()).isEqualTo(400);
        assertThat(found.brierBaseRate()).isCloseTo(0.25, within(0.01));
        assertThat(found.skill()).isGreaterThan(0.9);
        assertThat(found.bins().getFirst().observed()).isZero();
        assertThat(found.bins().getLast().observed()).isEqualTo(1);
        assertThat(found.bins().stream().mapToInt(Calibration.Bin::judgements).sum())
                .isEqualTo(found.judgements());
    }

    @Test
    void questionsOutsideOfThePeriodAreNotJudgedButWhatEndedBeforeItIsKnown() {
        var past = with(asked(Severity.A, 50, 100, true), 20);
        var found = Calibration.of(past, BEGIN.plusSeconds(50), BEGIN.plusSeconds(51));

        assertThat(found.judgements()).isEqualTo(1);
        assertThat(found.brier()).isLessThan(0.25);
        assertThat(Calibration.of(past, BEGIN, BEGIN.plusSeconds(50)).judgements())
                .isZero();
        assertThat(Calibration.of(past, BEGIN.plusSeconds(51), BEGIN.plusSeconds(90))
                        .judgements())
                .isZero();
    }

    @Test
    void theOrderInWhichTheClocksComeDoesNotMatter() {
        var past = some(new Random(6), 300);
        var found = of(past);
        Collections.shuffle(past, new Random(8));
        var again = of(past);

        assertThat(again.judgements()).isEqualTo(found.judgements());
        assertThat(again.brier()).isCloseTo(found.brier(), within(1e-9));
        assertThat(again.brierBaseRate()).isCloseTo(found.brierBaseRate(), within(1e-9));
    }

    private static Calibration of(List<PastClock> past) {
        return Calibration.of(past, BEGIN, BEGIN.plusSeconds(1_000_000));
    }

    private static List<PastClock> with(PastClock clock, int endOfOthers) {
        var past = new ArrayList<>(Collections.nCopies(10, ended(Severity.A, endOfOthers, true)));
        past.add(clock);
        return past;
    }

    private static PastClock ended(Severity severity, int end, boolean breached) {
        return new PastClock(endOf(severity, end, breached), List.of());
    }

    private static PastClock asked(Severity severity, int at, int end, boolean breached) {
        return new PastClock(endOf(severity, end, breached), List.of(new Question(0.5, BEGIN.plusSeconds(at))));
    }

    private static EndedClock endOf(Severity severity, int end, boolean breached) {
        var traits = new Traits(SlaTarget.RESOLUTION, severity, null, HourBand.MORNING);
        return new EndedClock(traits, BEGIN.plusSeconds(end), breached, breached ? 1 : 0.8);
    }

    private static List<PastClock> some(Random random, int count) {
        var past = new ArrayList<PastClock>();
        for (int i = 0; i < count; i++) {
            int at = random.nextInt(2_000);
            past.add(asked(
                    Severity.values()[random.nextInt(3)], at, at + 1 + random.nextInt(500), random.nextInt(3) == 0));
        }
        return past;
    }
}
