package dev.firstline.console.queue;

import dev.firstline.console.view.TicketView;
import dev.firstline.contracts.TenantPath;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as the queue shows it.
 *
 * @param title the filer's words; null until they were heard of, and after they were erased
 * @param noteOnly of a row that changed: whether all that came is the desk's own, so that only readers of notes are told
 */
public record TicketRow(TenantPath tenant, @Nullable String title, TicketView view, boolean noteOnly) {

    /** The later of two changes of one ticket, for whoever the one or the other concerns. */
    public TicketRow after(TicketRow earlier) {
        return new TicketRow(tenant, title, view, noteOnly && earlier.noteOnly);
    }
}
