package dev.firstline.console.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.firstline.console.queue.TicketRow;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** Rows as HTML, made once for all who watch: a change is told to everybody within a moment, and looks the same to each. */
@Singleton
class RenderedRows {

    /** Countdowns in a row are told from the second of its rendering. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private static final long MOST_LETTERS = 4_000_000;

    /** By identity: the row of a later change is another one. */
    private final Cache<TicketRow, String> rendered = Caffeine.newBuilder()
            .weakKeys()
            .maximumWeight(MOST_LETTERS)
            .weigher((TicketRow row, String html) -> html.length())
            .expireAfterWrite(FRESH)
            .build();

    private final Function<TicketRow, String> template;

    @Inject
    RenderedRows() {
        this(row -> Templates.row(RowModel.of(row, Instant.now())).render());
    }

    RenderedRows(Function<TicketRow, String> template) {
        this.template = template;
    }

    String of(TicketRow row) {
        return rendered.get(row, template);
    }
}
