package dev.firstline.intake.ticket;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.feed.Actor;
import dev.firstline.intake.feed.ChangeKind;
import dev.firstline.intake.feed.Noted;
import dev.firstline.intake.field.FieldChange;
import dev.firstline.intake.field.FieldDefinition;
import dev.firstline.intake.field.FieldStore;
import dev.firstline.intake.field.FieldValues;
import dev.firstline.intake.label.Labels;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Labels and fields of tickets: stored with them, kept where lists find them, and told in the feed. Within the open transaction. */
@ApplicationScoped
public class TicketMarks {

    private final TicketAttributes attributes;
    private final FieldStore declarations;
    private final TicketJournal journal;
    private final Clock clock;

    TicketMarks(TicketAttributes attributes, FieldStore declarations, TicketJournal journal, Clock clock) {
        this.attributes = attributes;
        this.declarations = declarations;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Gives a ticket that is held for a change these labels. What changes nothing is told to nobody.
     *
     * @param labels all that it has from now on, in the order of their letters
     */
    public void label(Ticket ticket, List<String> labels, Actor by) {
        if (!labels.equals(ticket.labels())) {
            ticket.mark(labels, ticket.fields(), clock.instant());
            attributes.label(ticket.id(), ticket.tenant(), labels);
            note(ticket, ChangeKind.LABELS_CHANGED, by);
        }
    }

    /** Gives a ticket that is held for a change what another has that was merged into it. */
    public void absorb(Ticket ticket, Ticket other, Actor by) {
        label(ticket, Labels.merged(ticket.labels(), other.labels()), by);
        fill(ticket, ticket.fields().absorbing(other.fields()), by);
    }

    /**
     * Puts values into fields of a ticket that is held for a change; null empties one.
     *
     * @throws Problem 422 that names each that is not declared for the ticket's tenant or has another spelling
     */
    void fill(Ticket ticket, Map<String, @Nullable String> change, Actor by) {
        if (!change.isEmpty()) {
            fill(ticket, checked(FieldChange.of(ticket.fields(), change, declarations.declared(ticket.tenant()))), by);
        }
    }

    /** The fields that tickets of that filer have; none where nobody asks. */
    Map<String, FieldDefinition> declared(TenantPath filer, Collection<Opening> openings) {
        return openings.stream().allMatch(opening -> opening.ticket().fields().isEmpty())
                ? Map.of()
                : declarations.declared(filer);
    }

    /**
     * A ticket that is to be opened, with the values of its fields in their one spelling.
     *
     * @throws Problem 422 as {@link #fill}
     */
    static NewTicket read(NewTicket ticket, Map<String, FieldDefinition> declared) {
        return ticket.fields().isEmpty()
                ? ticket
                : ticket.with(checked(FieldChange.of(FieldValues.NONE, ticket.fields(), declared)));
    }

    /** Stores what a ticket was opened with; the opening itself tells it. */
    void storeOf(TicketView opened) {
        if (opened.labels().isEmpty() && opened.fields().isEmpty()) {
            return;
        }
        var tenant = new TenantPath(opened.tenant());
        var fields = FieldValues.of(opened.fields());
        attributes.write(opened.id(), opened.labels(), fields);
        attributes.label(opened.id(), tenant, opened.labels());
        attributes.fill(opened.id(), tenant, fields);
    }

    private void fill(Ticket ticket, FieldValues fields, Actor by) {
        if (!fields.equals(ticket.fields())) {
            ticket.mark(ticket.labels(), fields, clock.instant());
            attributes.fill(ticket.id(), ticket.tenant(), fields);
            note(ticket, ChangeKind.FIELDS_CHANGED, by);
        }
    }

    private static FieldValues checked(FieldChange change) {
        if (!change.faults().isEmpty()) {
            throw Problem.invalid(change.faults());
        }
        return change.values();
    }

    private void note(Ticket ticket, ChangeKind kind, Actor by) {
        journal.note(List.of(new Noted(ticket.tenant(), ticket.id(), ticket.version(), kind, clock.instant(), by)));
    }
}
