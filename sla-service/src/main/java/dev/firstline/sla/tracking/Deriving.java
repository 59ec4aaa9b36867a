package dev.firstline.sla.tracking;

import dev.firstline.sla.clock.Books;
import dev.firstline.sla.clock.Clock;
import dev.firstline.sla.clock.ClockKey;
import dev.firstline.sla.clock.Course;
import dev.firstline.sla.clock.TicketFact;
import dev.firstline.sla.settings.Rulebooks;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Derives the clocks of tickets of which more was heard: by going on from where this copy stopped, or else from all that was heard of them,
 * which is read again. Whenever a long history has doubled, both ways are gone and compared; where they differ, all that was heard is right.
 */
@ApplicationScoped
@Startup // for its counters: one that is not there cannot be alerted on
class Deriving {

    private static final Logger LOG = Logger.getLogger(Deriving.class);

    /** Fewer facts are not worth a comparison of both ways. */
    static final int LONG = 32;

    private final Histories histories;
    private final Rulebooks rulebooks;
    private final Courses courses;
    private final Counter onward;
    private final Counter whole;
    private final Counter unequal;

    Deriving(Histories histories, Rulebooks rulebooks, Courses courses, MeterRegistry metrics) {
        this.histories = histories;
        this.rulebooks = rulebooks;
        this.courses = courses;
        this.onward = derivations(metrics, "onward");
        this.whole = derivations(metrics, "whole");
        this.unequal = Counter.builder("firstline.sla.derivations.unequal")
                .description("Tickets whose clocks came out otherwise when they were derived from all facts")
                .register(metrics);
    }

    private static Counter derivations(MeterRegistry metrics, String way) {
        return Counter.builder("firstline.sla.derivations")
                .description(
                        "Tickets whose clocks were derived: going onward from what is remembered, or from the whole history")
                .tag("way", way)
                .register(metrics);
    }

    /**
     * The clocks of a ticket.
     *
     * @param clocks those that may stand otherwise than they are stored
     * @param touched the keys of these, and of those that may have fallen away; null when these are all clocks of the ticket
     * @param step what they come of; null when the opening is not among the facts
     */
    record Derived(
            HeardTicket ticket,
            List<Clock> clocks,
            @Nullable Set<ClockKey> touched,
            Course.@Nullable Step step) {

        /** Whether every clock of the ticket has to be looked at. */
        boolean isWhole() {
            return touched == null;
        }
    }

    /** @param heard by ticket what was heard of it now */
    List<Derived> derive(List<HeardTicket> known, Map<UUID, List<TicketFact>> heard) {
        var all = new ArrayList<Derived>(known.size());
        var rest = new ArrayList<HeardTicket>();
        for (var ticket : known) {
            var course = courses.at(ticket.id(), ticket.before());
            var step = course.flatMap(
                    from -> from.with(heard.getOrDefault(ticket.id(), List.of()), books(ticket.rulebookId())));
            if (step.isEmpty()) {
                rest.add(ticket);
            } else if (hasDoubled(course.get().facts(), step.get().facts())) {
                all.add(compared(ticket, step.get()));
            } else {
                onward.increment();
                all.add(new Derived(ticket, step.get().clocks(), step.get().touched(), step.get()));
            }
        }
        histories.each(rest, (ticket, facts) -> all.add(whole(ticket, facts)));
        return all;
    }

    /**
     * Remembers where to go on from.
     *
     * @param untold clocks of which the world has not been told all
     */
    void remember(Derived derived, Set<ClockKey> untold) {
        if (derived.step() != null) {
            courses.remember(
                    derived.ticket().id(),
                    derived.ticket().mark(),
                    derived.step().course(untold));
        }
    }

    private Derived whole(HeardTicket ticket, Collection<TicketFact> facts) {
        whole.increment();
        var step = Course.of(facts, books(ticket.rulebookId()));
        return new Derived(ticket, step.map(Course.Step::clocks).orElse(List.of()), null, step.orElse(null));
    }

    private Derived compared(HeardTicket ticket, Course.Step step) {
        var wholes = new ArrayList<Derived>();
        histories.each(List.of(ticket), (one, facts) -> wholes.add(whole(one, facts)));
        var derived = wholes.getFirst();
        var expected = derived.clocks().stream()
                .filter(clock -> step.touched().contains(clock.key()))
                .map(Clock::withoutTransitions)
                .collect(Collectors.toSet());
        if (!step.clocks().stream()
                .map(Clock::withoutTransitions)
                .collect(Collectors.toSet())
                .equals(expected)) {
            unequal.increment();
            LOG.errorf(
                    "Clocks of ticket %s were derived otherwise than its whole history says; they are put right",
                    ticket.id());
        }
        return derived;
    }

    private static boolean hasDoubled(int before, int now) {
        return now >= LONG && Integer.highestOneBit(before) != Integer.highestOneBit(now);
    }

    private Books books(UUID rulebookId) {
        return books(rulebooks, rulebookId);
    }

    /** The books that the facts of a ticket may speak of, which is judged by that one. */
    static Books books(Rulebooks rulebooks, UUID rulebookId) {
        var ofOpening = rulebooks.book(rulebookId);
        return id -> id == null ? ofOpening : rulebooks.book(id);
    }
}
