package dev.firstline.console.projection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.firstline.console.timeline.TimelineStore;
import dev.firstline.console.view.Fact;
import dev.firstline.console.view.TicketFold;
import dev.firstline.console.view.TicketView;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings the views of tickets up to what was told of them: by going on from where this copy stopped, or, where it does not remember the
 * ticket or something comes out of its order, from all facts. Each ticket is remembered under a mark that its row gets with the facts that
 * it knows; a mark is never given twice, so what another copy heard, or what a transaction took back, is never gone on from. Whenever a
 * long history has doubled, both ways are gone and compared; of short ones some are.
 */
@ApplicationScoped
@Startup // for its counters: one that is not there cannot be alerted on
class ViewDerivation {

    private static final Logger LOG = Logger.getLogger(ViewDerivation.class);

    /** From so many facts on each doubling is compared; before, those of one ticket in {@link #ONE_OF}, since most tickets stay shorter. */
    static final int LONG = 32;

    /** A power of two. */
    static final int ONE_OF = 64;

    /** A ninth of the smallest heap that the service is given; the tickets of some minutes at twenty a second. */
    private static final long MOST_BYTES = 16 << 20;

    private final TimelineStore timeline;
    private final Counter read;
    private final Counter unequal;
    private final Cache<UUID, Known> known = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .<UUID, Known>weigher((_, one) -> one.fold().weight())
            .build();

    private record Known(UUID mark, TicketFold fold) {}

    /**
     * A view as it was derived.
     *
     * @param mark of the facts that it was derived from; never used twice
     */
    record Derived(TicketView view, UUID mark) {}

    ViewDerivation(TimelineStore timeline, MeterRegistry metrics) {
        this.timeline = timeline;
        this.read = Counter.builder("firstline.console.facts.read")
                .description("Facts that were read again to derive views of tickets from their whole history")
                .register(metrics);
        this.unequal = Counter.builder("firstline.console.views.unequal")
                .description("Tickets whose view came out otherwise when it was derived from all facts")
                .register(metrics);
    }

    /**
     * The views of tickets that are held, by ticket.
     *
     * @param news what was told of them now, which is stored by now
     * @param found what there was of them before
     */
    Map<UUID, Derived> of(List<TicketNews> news, Map<UUID, Found> found) {
        var views = new HashMap<UUID, Derived>();
        var rest = new ArrayList<UUID>();
        for (var one : news) {
            var ticket = one.ticketId();
            var before = found.getOrDefault(ticket, Found.NOTHING);
            var fold = before.unheardOf() ? TicketFold.of(ticket, one.facts()) : onward(ticket, before, one.facts());
            if (fold == null) {
                rest.add(ticket);
            } else {
                views.put(ticket, remembered(ticket, fold));
            }
        }
        if (!rest.isEmpty()) {
            var all = timeline.of(rest);
            for (var ticket : rest) {
                var facts = all.getOrDefault(ticket, List.of());
                read.increment(facts.size());
                views.put(ticket, remembered(ticket, TicketFold.of(ticket, facts)));
            }
        }
        return views;
    }

    /** Where the ticket stands with those facts; null when only all facts can tell. */
    private @Nullable TicketFold onward(UUID ticket, Found before, List<Fact> facts) {
        // Taken out: what is changed here and then taken back must not be found again.
        var last = known.asMap().remove(ticket);
        if (last == null || !last.mark().equals(before.mark())) {
            return null;
        }
        int length = last.fold().facts();
        if (!last.fold().takes(facts)) {
            return null;
        }
        return isToBeCompared(ticket, length, last.fold().facts()) ? compared(ticket, last.fold()) : last.fold();
    }

    /** Whether a history has doubled by growing from one length to another, and is long or one of those of which some are compared. */
    static boolean isToBeCompared(UUID ticket, int before, int after) {
        return Integer.highestOneBit(before) != Integer.highestOneBit(after)
                && (after >= LONG || (ticket.getLeastSignificantBits() & (ONE_OF - 1)) == 0);
    }

    private TicketFold compared(UUID ticket, TicketFold fold) {
        var facts = timeline.of(List.of(ticket)).getOrDefault(ticket, List.of());
        read.increment(facts.size());
        var whole = TicketFold.of(ticket, facts);
        if (!whole.view().equals(fold.view())) {
            unequal.increment();
            LOG.errorf(
                    "The view of ticket %s was derived otherwise than its whole history says; it is put right", ticket);
        }
        return whole;
    }

    private Derived remembered(UUID ticket, TicketFold fold) {
        var mark = UUID.randomUUID();
        known.put(ticket, new Known(mark, fold));
        return new Derived(fold.view(), mark);
    }
}
