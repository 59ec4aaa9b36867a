package dev.firstline.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.console.queue.TicketRow;
import dev.firstline.console.view.TicketViews;
import dev.firstline.contracts.TenantPath;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RenderedRowsTest {

    @Test
    void aRowIsRenderedOnceForAllWhoWatchAndThatOfALaterChangeAnew() {
        var ticket = UUID.randomUUID();
        var made = new AtomicInteger();
        var rows = new RenderedRows(row -> "row " + made.incrementAndGet());
        var row = row(ticket);

        for (int watcher = 0; watcher < 100; watcher++) {
            assertThat(rows.of(row)).isEqualTo("row 1");
        }
        assertThat(rows.of(row(ticket))).isEqualTo("row 2");
    }

    private static TicketRow row(UUID ticket) {
        return new TicketRow(new TenantPath("contoso"), null, TicketViews.of(ticket, List.of()), false);
    }
}
