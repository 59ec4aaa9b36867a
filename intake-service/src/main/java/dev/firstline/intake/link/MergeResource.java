package dev.firstline.intake.link;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.intake.feed.Actor;
import dev.firstline.intake.feed.ChangeKind;
import dev.firstline.intake.feed.Noted;
import dev.firstline.intake.link.Merging.Reason;
import dev.firstline.intake.link.Merging.Side;
import dev.firstline.intake.link.Merging.Verdict;
import dev.firstline.intake.query.Parameters;
import dev.firstline.intake.ticket.FollowUp;
import dev.firstline.intake.ticket.Ticket;
import dev.firstline.intake.ticket.TicketJournal;
import dev.firstline.intake.ticket.TicketMarks;
import dev.firstline.intake.ticket.TicketRepository;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Merging a ticket into another. */
@Path("/v1/tickets/{ticketId}/merge")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CRM_CLIENT, Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN})
@Tag(name = "Links")
public class MergeResource {

    private static final String EXAMPLE = """
            {"ticketId":"019aa5a0-7c00-7000-8000-000000000002","status":"CANCELED",
             "into":{"id":"019aa5a0-7c00-7000-8000-000000000001","number":"FL-482913570","status":"IN_PROGRESS","version":6},
             "waitingSince":"2026-11-21T09:00:00.123456Z"}""";

    private final Transactions transactions;
    private final TicketRepository tickets;
    private final TicketJournal journal;
    private final LinkStore store;
    private final Links links;
    private final TicketMarks marks;
    private final Caller caller;
    private final Clock clock;

    MergeResource(
            Transactions transactions,
            TicketRepository tickets,
            TicketJournal journal,
            LinkStore store,
            Links links,
            TicketMarks marks,
            Caller caller,
            Clock clock) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.journal = journal;
        this.store = store;
        this.links = links;
        this.marks = marks;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Operation(
            operationId = "mergeTicket",
            summary = "Merge a ticket into another of the same customer",
            description =
                    "The ticket ends with the reason MERGED and is linked as a duplicate; its history stays where it is. What is said on it from"
                            + " now on goes to the ticket that stays. It cannot be undone; sent again, it is answered again.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = MergeRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "merge",
                                            value = "{\"into\":\"019aa5a0-7c00-7000-8000-000000000001\"}")))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = MergeView.class),
                            examples = @ExampleObject(name = "merged", value = EXAMPLE)))
    @APIResponse(
            responseCode = "409",
            description =
                    "They are of two customers, one has ended or is merged elsewhere, or a vendor works on the one that would end")
    public MergeView merge(@PathParam("ticketId") String ticketId, @NotNull @Valid MergeRequest request) {
        var scope = caller.scope();
        var id = Parameters.id("ticket", ticketId);
        return transactions.in(scope, () -> {
            if (!store.lockTree(id)) {
                throw Problem.notFound("ticket");
            }
            var locked = tickets.forChange(List.of(id, request.into()));
            var source = Optional.ofNullable(locked.get(id)).orElseThrow(() -> Problem.notFound("ticket"));
            var target = Optional.ofNullable(locked.get(request.into()))
                    .orElseThrow(() -> Problem.invalid("/into", "is no ticket that the caller sees"));
            switch (Merging.of(side(source), side(target))) {
                case Verdict.Done _ -> {}
                case Verdict.Refused(Reason why) -> throw problem(why, source, target);
                case Verdict.Ends(TicketStatus as) -> merge(source, as, target);
            }
            return MergeView.of(source, target);
        });
    }

    private void merge(Ticket source, TicketStatus as, Ticket target) {
        var by = Actor.Bearer.of(caller);
        var now = clock.instant();
        links.link(source, LinkKind.DUPLICATE_OF, target, by);
        journal.publish(source, List.of(source.mergeInto(target, as, now)), by);
        journal.publish(target, List.of(target.absorb(source, now)), by);
        tickets.redirect(source.id(), target.id());
        marks.absorb(target, source, by);
        if (target.followUp().equals(FollowUp.NONE) && !source.followUp().equals(FollowUp.NONE)) {
            target.followUp(source.followUp());
            tell(target, ChangeKind.FOLLOW_UP_PLANNED, by);
        }
        var desk = target.desk().absorbing(source.desk());
        if (!desk.equals(target.desk())) {
            target.assign(desk);
            tell(target, ChangeKind.ASSIGNED, by);
        }
    }

    private void tell(Ticket ticket, ChangeKind kind, Actor by) {
        journal.note(List.of(new Noted(caller.tenant(), ticket.id(), ticket.version(), kind, clock.instant(), by)));
    }

    private static Side side(Ticket ticket) {
        var escalation = ticket.escalation();
        return new Side(
                ticket.id(),
                ticket.tenant(),
                ticket.customerId(),
                ticket.status(),
                ticket.mergedInto(),
                escalation != null && escalation.state().isAtVendor());
    }

    private static Problem problem(Reason why, Ticket source, Ticket target) {
        return switch (why) {
            case ITSELF -> Problem.invalid("/into", "is the ticket itself");
            case OTHER_CUSTOMER ->
                Problem.conflict("The tickets are of two customers, whose words stay apart; link them instead.");
            case SOURCE_MERGED ->
                Problem.conflict("The ticket was merged into ticket " + source.mergedInto() + " already.");
            case SOURCE_ENDED -> Problem.conflict("The ticket has ended as " + source.status() + "; link it instead.");
            case SOURCE_AT_VENDOR ->
                Problem.conflict(
                        "A vendor works on the ticket that would end; merge the other one into it, or take it back first.");
            case TARGET_MERGED ->
                Problem.conflict("The other was merged itself; merge into ticket " + target.mergedInto() + ".");
            case TARGET_ENDED ->
                Problem.conflict(
                        "The other has ended as " + target.status() + "; merge it the other way round, or link them.");
        };
    }
}
