package dev.firstline.console.view;

import dev.firstline.contracts.TenantPath;

/**
 * The fate of an alert, with whom it concerns.
 *
 * @param tenant who subscribed: the ticket's tenant or one above it
 * @param ofNote whether it tells of an internal note
 */
public record ToldAlert(String tenant, boolean ofNote, AlertView alert) {

    boolean isSeenBy(Sight sight) {
        return (sight.notes() || !ofNote) && sight.scope().covers(new TenantPath(tenant));
    }
}
