package dev.firstline.intake.ticket;

import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.TicketEvent;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TicketTextEvent;
import dev.firstline.intake.field.FieldValues;
import dev.firstline.intake.label.Labels;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket that was just stored.
 *
 * @param languageStated whether somebody stated its language; it is assumed otherwise
 * @param body the answer as it was kept to be given again, and is sent; null where none was kept
 */
record OpenedTicket(
        TicketView view, boolean languageStated, @Nullable String body) {

    static final long FIRST_VERSION = 1;

    OpenedTicket withBody(String kept) {
        return new OpenedTicket(view, languageStated, kept);
    }

    /** @param row id, number, tenant; id, external id, name of the customer; the same and the address of the contact */
    static OpenedTicket of(UUID id, NewTicket request, Instant now, ResultSet row) throws SQLException {
        var view = new TicketView(
                id,
                new TicketNumber(row.getLong(2)),
                row.getString(3),
                request.externalReference(),
                FIRST_VERSION,
                TicketStatus.NEW,
                null,
                request.type(),
                request.severity(),
                request.languageOrAssumed(),
                // A request sets it itself where it is left out.
                Objects.requireNonNull(request.affectedTenant()),
                request.productFamily(),
                request.product(),
                request.region(),
                request.category(),
                request.breakFix(),
                request.title(),
                request.body(),
                new TicketView.Person(row.getObject(4, UUID.class), row.getString(5), row.getString(6), null),
                contact(row),
                now,
                now,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Labels.of(request.labels()),
                FieldValues.of(request.fields()).values());
        return new OpenedTicket(view, request.isLanguageStated(), null);
    }

    /** Where it can be read. */
    String location() {
        return "/v1/tickets/" + view.id();
    }

    /**
     * What it tells the other services: what it is, and its words.
     *
     * @param traceparent of the request, or null
     */
    List<Outbox.Fact> facts(@Nullable String traceparent) {
        var tenant = new TenantPath(view.tenant());
        var opened = new TicketEvent.Opened(
                view.id(),
                view.version(),
                view.openedAt(),
                view.number().toString(),
                view.externalReference(),
                view.type(),
                view.severity(),
                view.language(),
                view.affectedTenant(),
                view.customer().id(),
                view.productFamily(),
                view.product(),
                view.region(),
                view.category(),
                view.breakFix(),
                view.customer().externalId(),
                languageStated);
        var words = new TicketTextEvent.Written(
                view.id(), view.version(), view.openedAt(), view.language(), view.title(), view.body());
        return List.of(new Outbox.Fact(tenant, opened, traceparent), new Outbox.Fact(tenant, words, traceparent));
    }

    private static TicketView.@Nullable Person contact(ResultSet row) throws SQLException {
        var id = row.getObject(7, UUID.class);
        return id == null ? null : new TicketView.Person(id, row.getString(8), row.getString(9), row.getString(10));
    }
}
