package dev.firstline.console.sight;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.console.view.AlertView;
import dev.firstline.console.view.TicketView;
import java.util.Optional;

/**
 * What a reader may see of a ticket within reach. Whatever is derived from facts is narrowed by it just as the facts are.
 *
 * @param scope whose tickets, and whose alerts: those of a tenant above are its own affair
 * @param notes whether the desk's internal notes, and that there are any
 */
public record Sight(Scope scope, boolean notes) {

    /** The last alert that the reader may know of. */
    public Optional<AlertView> lastAlert(TicketView view) {
        return view.lastAlert(scope::covers, notes);
    }
}
