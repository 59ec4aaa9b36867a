package dev.firstline.sla.clock;

import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.sla.policy.TicketProfile;
import dev.firstline.sla.policy.VendorTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Walks the facts of a ticket in their order and says how it stood after each. */
final class TicketWalk {

    /** Resolved and taken back within that time without a word of the customer: a slip of the hand, which answers no question. */
    private static final Duration RESOLVED_BY_A_SLIP = Duration.ofMinutes(1);

    private final List<TicketFact> facts;
    private Instant at;
    private TicketProfile profile;
    private @Nullable TicketStatus status = TicketStatus.NEW;
    private Rest rest = Rest.NONE;
    private boolean answered;
    private final Occasion opened;
    private @Nullable Occasion reopened;
    private @Nullable Occasion question;
    private @Nullable Occasion told;
    private @Nullable Occasion filed;
    private @Nullable UUID rulebook;

    private TicketWalk(List<TicketFact> facts, TicketFact.Opened opening) {
        this.facts = facts;
        this.at = opening.at();
        this.profile = opening.profile();
        this.opened = new Occasion(at, opening.eventId());
    }

    /** @param facts in order, the opening first */
    static List<Moment> along(List<TicketFact> facts) {
        var walk = new TicketWalk(facts, (TicketFact.Opened) facts.getFirst());
        var moments = new ArrayList<Moment>(facts.size());
        for (int i = 0; i < facts.size(); i++) {
            walk.take(i);
            moments.add(walk.moment(facts.get(i)));
        }
        return moments;
    }

    private Moment moment(TicketFact fact) {
        return new Moment(
                fact,
                at,
                profile,
                status,
                rest,
                answered,
                new Moment.Occasions(opened, reopened, question, told, filed),
                rulebook);
    }

    private void take(int index) {
        var fact = facts.get(index);
        at = fact.at().isBefore(at) ? at : fact.at();
        switch (fact) {
            case TicketFact.Opened _ -> {}
            case TicketFact.SeverityChanged change -> profile = profile.withSeverity(change.to());
            case TicketFact.Reclassified change -> profile = change.profile().aboutTheSameAs(profile);
            case TicketFact.Diagnosed decision -> profile = profile.withOutcome(decision.outcome());
            case TicketFact.Escalated to ->
                profile = profile.withVendor(VendorTerms.of(to.route(), to.vehicle(), to.initialResponse()));
            case TicketFact.Rebased to -> rulebook = to.rulebook();
            case TicketFact.StatusChanged move -> move(move.to(), index);
            case TicketFact.Wrote words -> wrote(words);
            case TicketFact.Filed _ -> filed = here(fact);
            case TicketFact.VendorSpoke _, TicketFact.Withdrawn _ -> filed = null;
        }
    }

    private void wrote(TicketFact.Wrote words) {
        if (words.isReply()) {
            answered = true;
            told = here(words);
            question = null;
        } else if (words.isCustomers() && question == null) {
            question = here(words);
        }
    }

    private void move(@Nullable TicketStatus to, int index) {
        boolean wasDone = isDone(status);
        status = to;
        if (!isDone(to)) {
            if (wasDone) {
                reopened = here(facts.get(index));
            }
            rest = Rest.NONE;
            return;
        }
        int reopening = reopening(index);
        rest = reopening < 0 ? Rest.FOR_GOOD : Rest.FOR_NOW;
        if (!wasDone && !isSlip(index, reopening)) {
            question = null;
        }
    }

    /** The place of the fact that takes the ticket up again; negative when none does. */
    private int reopening(int from) {
        for (int i = from + 1; i < facts.size(); i++) {
            if (facts.get(i) instanceof TicketFact.StatusChanged move && !isDone(move.to())) {
                return i;
            }
        }
        return -1;
    }

    private boolean isSlip(int from, int reopening) {
        return reopening > 0
                && !facts.get(reopening).at().isAfter(at.plus(RESOLVED_BY_A_SLIP))
                && facts.subList(from, reopening).stream()
                        .noneMatch(fact -> fact instanceof TicketFact.Wrote words && words.isCustomers());
    }

    private Occasion here(TicketFact fact) {
        return new Occasion(at, fact.eventId());
    }

    private static boolean isDone(@Nullable TicketStatus status) {
        return status == TicketStatus.RESOLVED || status != null && status.isFinal();
    }
}
