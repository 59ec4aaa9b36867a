package dev.firstline.console.queue;

import dev.firstline.console.view.TicketView;
import dev.firstline.contracts.TenantPath;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as the queue shows it.
 *
 * @param title the filer's words; null until they were heard of, and after they were erased
 */
public record TicketRow(TenantPath tenant, @Nullable String title, TicketView view) {}
