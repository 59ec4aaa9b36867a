package dev.firstline.console.view;

import dev.firstline.contracts.TenantPath;
import java.util.function.Predicate;

/**
 * The fate of an alert, with whom it concerns.
 *
 * @param tenant who subscribed: the ticket's tenant or one above it
 * @param ofNote whether it tells of an internal note
 */
public record ToldAlert(String tenant, boolean ofNote, AlertView alert) {

    boolean isFor(Predicate<TenantPath> tenants, boolean notes) {
        return (notes || !ofNote) && tenants.test(new TenantPath(tenant));
    }
}
