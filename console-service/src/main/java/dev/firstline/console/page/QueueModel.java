package dev.firstline.console.page;

import dev.firstline.console.incident.Incident;
import dev.firstline.console.queue.Figures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The queue's page.
 *
 * @param next address of the page that follows, or null at the end
 * @param first whether no page comes before
 */
record QueueModel(
        Head head,
        Figures figures,
        List<Incident> incidents,
        FilterForm filter,
        List<RowModel> rows,
        @Nullable String next,
        boolean first,
        int limit) {

    /** Whether the rows are of more than one tenant, so that each must say of which. */
    public boolean severalTenants() {
        return rows.stream().map(row -> row.above() + row.tenant()).distinct().count() > 1;
    }
}
