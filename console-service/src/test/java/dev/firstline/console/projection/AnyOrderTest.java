package dev.firstline.console.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.console.Stack;
import dev.firstline.console.TicketLife;
import dev.firstline.console.queue.StoredJson;
import dev.firstline.console.view.Fact;
import dev.firstline.console.view.TicketViews;
import dev.firstline.contracts.Event;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.ticket.CommunicationDirection;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.contracts.ticket.TicketEvent;
import dev.firstline.contracts.ticket.TicketTextEvent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * However the facts of a ticket are cut into batches, in whatever order they come, to whichever copy, taken back now and then and told
 * again: the stored view is what all facts say. {@code -Dseed=} repeats a run.
 */
@Stack
class AnyOrderTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final long seed = Long.getLong("seed", System.nanoTime());

    @Inject
    Transactions transactions;

    static IntStream lives() {
        return IntStream.range(0, 30);
    }

    @ParameterizedTest
    @MethodSource("lives")
    void theStoredViewIsWhatAllFactsSay(int number) throws IOException {
        var random = new Random(seed + number);
        var life = new TicketLife("FL-82" + number, Instant.parse("2026-11-20T09:00:00Z"));
        var told = envelopes(life, random);
        var copies = List.of(Batches.copy(transactions), Batches.copy(transactions));

        for (int from = 0; from < told.size(); ) {
            int to = Math.min(told.size(), from + 1 + random.nextInt(6));
            var copy = copies.get(random.nextInt(4) == 0 ? 1 : 0).consumer();
            var batch = told.subList(from, to);
            switch (random.nextInt(6)) {
                case 0 -> {
                    takeBack(copy, batch);
                    Batches.hear(transactions, copy, batch);
                }
                case 1 -> {
                    Batches.hear(transactions, copy, batch);
                    Batches.hear(transactions, copies.getLast().consumer(), batch);
                }
                default -> Batches.hear(transactions, copy, batch);
            }
            from = to;
        }

        var facts = told.stream()
                .filter(envelope -> !(envelope.data() instanceof TicketTextEvent))
                .map(envelope -> new Fact(envelope.id(), envelope.tenant(), envelope.data()))
                .toList();
        assertThat(JSON.readTree(Batches.one("select view from ticket_view where ticket_id = ?", life.ticket)))
                .as("seed %d", seed)
                .isEqualTo(JSON.readTree(StoredJson.write(TicketViews.of(life.ticket, facts))));
        assertThat(Batches.one("select title from ticket_view where ticket_id = ?", life.ticket))
                .as("seed %d", seed)
                .isEqualTo("Second");
        assertThat(copies).allSatisfy(copy -> assertThat(copy.viewsUnequal()).isZero());
    }

    private void takeBack(ConsoleConsumer copy, List<EventEnvelope<?>> batch) {
        assertThatThrownBy(() -> transactions.asPlatform(() -> {
                    copy.handle(batch);
                    throw new IllegalStateException("taken back");
                }))
                .hasMessage("taken back");
    }

    private static List<EventEnvelope<?>> envelopes(TicketLife life, Random random) {
        var events = new ArrayList<Event>(life.all());
        events.add(life.title(1, "First"));
        events.add(life.title(7, "Second"));
        events.add(new TicketEvent.CommunicationAdded(
                life.ticket,
                8,
                life.after(80),
                UUID.randomUUID(),
                CommunicationDirection.OUTBOUND,
                CommunicationVisibility.INTERNAL,
                null));
        var told = new ArrayList<EventEnvelope<?>>(
                events.stream().map(Batches::told).toList());
        for (int i = random.nextInt(3) == 0 ? told.size() : 3; i > 0; i--) {
            Collections.swap(told, random.nextInt(told.size()), random.nextInt(told.size()));
        }
        return told;
    }
}
