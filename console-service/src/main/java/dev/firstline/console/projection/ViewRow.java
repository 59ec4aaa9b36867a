package dev.firstline.console.projection;

import dev.firstline.console.view.TicketView;
import dev.firstline.contracts.TenantPath;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code ticket_view} as it is to be.
 *
 * @param owner whose ticket it is, when there is no row yet; null when there is one
 * @param mark of the facts that the view was derived from; never used twice
 * @param unheardOf whether it was made of the batch's facts alone, because there were no others
 * @param noteOnly whether nothing came but notes of the desk
 * @param title the words that came; null when none did
 * @param titleVersion 0 when none did
 */
record ViewRow(
        TicketView view,
        @Nullable TenantPath owner,
        UUID mark,
        boolean unheardOf,
        boolean noteOnly,
        @Nullable String title,
        long titleVersion) {

    static ViewRow of(TicketNews news, ViewDerivation.Derived derived, Found found, @Nullable TenantPath owner) {
        var words = news.words();
        return new ViewRow(
                derived.view(),
                found.hasRow() ? null : owner,
                derived.mark(),
                found.unheardOf(),
                news.isNoteOnly(),
                words == null ? null : words.title(),
                words == null ? 0 : words.version());
    }
}
