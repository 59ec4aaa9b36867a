package dev.firstline.console.projection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.firstline.console.timeline.TimelineStore;
import dev.firstline.console.view.Fact;
import dev.firstline.console.view.TicketFold;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Derives the views of tickets of which more was told: of a long one by going on from where this copy stopped, of all others from all facts.
 * Each is remembered under a mark that its row gets with the facts that it knows; a mark is never given twice, so what another copy
 * heard, or what a transaction took back, is never gone on from. Whenever a history has doubled, both ways are gone and compared.
 */
@ApplicationScoped
@Startup // for its counters: one that is not there cannot be alerted on
class ViewDerivation {

    private static final Logger LOG = Logger.getLogger(ViewDerivation.class);

    /** Fewer facts are derived from the first one on as fast as anything can be remembered. */
    static final int LONG = 32;

    /** A ninth of the smallest heap that the service is given. */
    private static final long MOST_BYTES = 16 << 20;

    private final TimelineStore timeline;
    private final Counter read;
    private final Counter unequal;
    private final Cache<UUID, Known> known = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .<UUID, Known>weigher((_, one) -> one.fold().weight())
            .build();

    private record Known(UUID mark, TicketFold fold) {}

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
     * The views of tickets whose rows are held.
     *
     * @param told by ticket the facts that were told of it now, which are stored by now
     */
    List<TicketViewStore.Derived> of(Map<UUID, List<Fact>> told, Map<UUID, TicketViewStore.Held> held) {
        var views = new ArrayList<TicketViewStore.Derived>();
        var rest = new ArrayList<UUID>();
        told.forEach((ticket, facts) -> {
            var fold = onward(ticket, held.get(ticket), facts);
            if (fold == null) {
                rest.add(ticket);
            } else {
                views.add(remembered(ticket, fold));
            }
        });
        if (!rest.isEmpty()) {
            var all = timeline.of(rest);
            for (var ticket : rest) {
                var facts = all.getOrDefault(ticket, List.of());
                read.increment(facts.size());
                views.add(remembered(ticket, TicketFold.of(ticket, facts)));
            }
        }
        return views;
    }

    /** Where the ticket stands with those facts; null when only all facts can tell. */
    private @Nullable TicketFold onward(UUID ticket, TicketViewStore.@Nullable Held held, List<Fact> facts) {
        // Taken out: what is changed here and then taken back must not be found again.
        var last = known.asMap().remove(ticket);
        if (last == null || held == null || !last.mark().equals(held.mark())) {
            return null;
        }
        int before = last.fold().facts();
        if (!last.fold().takes(facts)) {
            return null;
        }
        return Integer.highestOneBit(before)
                        == Integer.highestOneBit(last.fold().facts())
                ? last.fold()
                : compared(ticket, last.fold());
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

    private TicketViewStore.Derived remembered(UUID ticket, TicketFold fold) {
        var mark = UUID.randomUUID();
        if (fold.facts() >= LONG) {
            known.put(ticket, new Known(mark, fold));
        }
        return new TicketViewStore.Derived(fold.view(), mark);
    }
}
