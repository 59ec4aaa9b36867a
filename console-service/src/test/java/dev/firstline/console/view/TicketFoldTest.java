package dev.firstline.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.id.Ids;
import dev.firstline.console.TicketLife;
import dev.firstline.contracts.Event;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.notification.Channel;
import dev.firstline.contracts.notification.NotificationEvent;
import dev.firstline.contracts.sla.ClockStanding;
import dev.firstline.contracts.sla.CorrectionCause;
import dev.firstline.contracts.sla.SlaEvent;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.CommunicationDirection;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.contracts.ticket.TicketEvent;
import dev.firstline.contracts.ticket.TicketStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Going on from a view says what all facts say; {@code -Dseed=} repeats a run. */
class TicketFoldTest {

    private static final TenantPath TENANT = new TenantPath("contoso");

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final TicketLife life = new TicketLife("FL-482913570", Instant.parse("2026-12-01T09:12:04Z"));
    private long version = 1;

    static IntStream lives() {
        return IntStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("lives")
    void afterEveryFactItShowsWhatAllFactsShow(int number) {
        var random = new Random(seed + number);
        var told = shuffledALittle(facts(random, 300), random);
        var heard = new ArrayList<Fact>();
        var fold = TicketFold.of(life.ticket, heard);
        int onward = 0;
        for (var fact : told) {
            heard.add(fact);
            if (fold.takes(List.of(fact))) {
                onward++;
            } else {
                fold = TicketFold.of(life.ticket, heard);
            }
            assertThat(fold.view()).as("seed %d", seed).isEqualTo(TicketViews.of(life.ticket, heard));
        }
        assertThat(onward).as("seed %d", seed).isGreaterThan(told.size() / 2);
    }

    @Test
    void aTicketOfAHundredThousandWordsAndTenThousandQuestionsIsAsSmallAsAny() {
        var fold = TicketFold.of(life.ticket, List.of(fact(life.opened())));
        for (int i = 1; i <= 100_000; i++) {
            assertThat(fold.takes(
                            List.of(fact(wrote(i, CommunicationDirection.INBOUND, CommunicationVisibility.CUSTOMER)))))
                    .isTrue();
            if (i % 10 == 0) {
                var clock = UUID.randomUUID();
                assertThat(fold.takes(List.of(fact(started(clock, i)), fact(met(clock, i + 1)))))
                        .isTrue();
            }
        }
        assertThat(fold.weight()).isLessThan(50_000);
        assertThat(fold.view().clocks()).hasSize(Clocks.MOST_ENDED);
    }

    @Test
    void aBrokenPromiseThatIsNoLongerShownIsStillMarked() {
        var broken = UUID.randomUUID();
        var facts = new ArrayList<>(List.of(fact(life.opened()), fact(started(broken, 0)), fact(breached(broken, 1))));
        for (int i = 2; i < 2 + Clocks.MOST_ENDED; i++) {
            var clock = UUID.randomUUID();
            facts.add(fact(started(clock, i)));
            facts.add(fact(met(clock, i)));
        }
        assertThat(TicketViews.of(life.ticket, facts)).satisfies(view -> {
            assertThat(view.clocks()).extracting(ClockView::clockId).doesNotContain(broken);
            assertThat(view.breached()).isTrue();
        });
    }

    /** What other topics tell comes a little late, and one fact very late. */
    private static List<Fact> shuffledALittle(List<Fact> facts, Random random) {
        var shuffled = new ArrayList<>(facts);
        for (int i = 2; i < shuffled.size(); i++) {
            if (random.nextInt(10) == 0) {
                Collections.swap(shuffled, i, i - 1);
            }
        }
        var late = shuffled.remove(1 + random.nextInt(30));
        shuffled.add(shuffled.size() - random.nextInt(30), late);
        return shuffled;
    }

    private List<Fact> facts(Random random, int length) {
        var facts = new ArrayList<>(List.of(fact(life.opened())));
        var clocks = new ArrayList<UUID>();
        var notes = new ArrayList<UUID>(List.of(UUID.randomUUID()));
        for (int minute = 1; facts.size() < length; minute++) {
            var clock = clocks.isEmpty() ? null : clocks.get(Math.max(0, clocks.size() - 1 - random.nextInt(3)));
            switch (random.nextInt(clock == null ? 5 : 12)) {
                case 0 -> facts.add(fact(life.moved(++version, minute, null, status(random))));
                case 1 ->
                    facts.add(fact(wrote(minute, CommunicationDirection.OUTBOUND, CommunicationVisibility.CUSTOMER)));
                case 2 -> {
                    var note = fact(wrote(minute, CommunicationDirection.OUTBOUND, CommunicationVisibility.INTERNAL));
                    notes.add(note.eventId());
                    facts.add(note);
                }
                case 3 -> facts.add(fact(life.decided(minute, Outcome.values()[random.nextInt(3)], "a-rule")));
                case 5, 6 -> facts.add(fact(met(clock, minute)));
                case 7 -> facts.add(fact(breached(clock, minute)));
                case 8 -> facts.add(fact(corrected(clock, minute)));
                case 9 -> facts.add(fact(alert(notes.get(random.nextInt(notes.size())), minute)));
                default -> {
                    clocks.add(UUID.randomUUID());
                    facts.add(fact(started(clocks.getLast(), minute)));
                }
            }
        }
        return facts;
    }

    private static TicketStatus status(Random random) {
        return TicketStatus.values()[random.nextInt(TicketStatus.values().length)];
    }

    private TicketEvent wrote(int minute, CommunicationDirection direction, CommunicationVisibility visibility) {
        return new TicketEvent.CommunicationAdded(
                life.ticket, ++version, life.after(minute), UUID.randomUUID(), direction, visibility, null);
    }

    private SlaEvent started(UUID clock, int minute) {
        return new SlaEvent.Started(
                life.ticket,
                clock,
                SlaTarget.NEXT_RESPONSE,
                life.after(minute),
                "gold",
                "PT1H",
                "24x7",
                life.after(minute + 60),
                null);
    }

    private SlaEvent met(UUID clock, int minute) {
        return new SlaEvent.Met(
                life.ticket, clock, SlaTarget.NEXT_RESPONSE, life.after(minute), life.after(minute + 60));
    }

    private SlaEvent breached(UUID clock, int minute) {
        return new SlaEvent.Breached(
                life.ticket, clock, SlaTarget.NEXT_RESPONSE, life.after(minute), life.after(minute));
    }

    private SlaEvent corrected(UUID clock, int minute) {
        return new SlaEvent.Corrected(
                life.ticket,
                clock,
                SlaTarget.NEXT_RESPONSE,
                life.after(minute),
                ClockStanding.BREACHED,
                life.after(minute),
                life.after(minute),
                false,
                ClockStanding.RUNNING,
                life.after(minute),
                life.after(minute + 30),
                null,
                CorrectionCause.HEARD_LATE,
                null);
    }

    private NotificationEvent alert(UUID about, int minute) {
        return new NotificationEvent.Delivered(
                life.ticket,
                UUID.randomUUID(),
                UUID.randomUUID(),
                about,
                "ticket.communication-added",
                Channel.WEBHOOK,
                1,
                life.after(minute));
    }

    private static Fact fact(Event event) {
        return new Fact(Ids.next(), TENANT, event);
    }
}
