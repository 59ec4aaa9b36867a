package dev.firstline.diagnosis.cases;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.diagnosis.cases.Deciding.Decided;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What comes of decisions of the machine: they count where no person has decided, and contradict at most where one has. In hand for one
 * transaction that holds the locks of the cases.
 */
final class Findings {

    private final List<Diagnosis> kept = new ArrayList<>();
    private final Map<UUID, Contradiction> contradictions = new LinkedHashMap<>();
    private final Set<UUID> agreed = new HashSet<>();
    private final List<Outbox.Fact> told = new ArrayList<>();

    /**
     * Takes what the machine decided.
     *
     * @param superseded the decision whose place it takes because of what came later; null for one on the ticket itself
     * @param traceparent the trace of what made it decide, or null
     * @return the case after it; which incident explains it stays a person's word, where one has decided
     */
    Case take(Case known, Decided decision, @Nullable Diagnosis superseded, @Nullable String traceparent) {
        var ruling = known.ruling();
        var said = decision.diagnosis();
        if (ruling == null) {
            tell(known, said, superseded, traceparent);
            return decision.after();
        }
        var outcome = said.decision().outcome();
        var stated = Objects.requireNonNull(known.fields());
        if (ruling.leavesBehind(stated)) {
            ruling = ruling.following(stated, Ids.next());
            tell(known, said.with(ruling), null, traceparent);
        }
        if (ruling.contradictedBy(outcome)) {
            var contradiction = new Contradiction(ruling.diagnosisId(), said);
            contradictions.put(known.ticketId(), contradiction);
            agreed.remove(known.ticketId());
            if (ruling.newlyContradictedBy(outcome)) {
                told.add(new Outbox.Fact(known.tenant(), contradiction.event(ruling), traceparent));
            }
        } else {
            contradictions.remove(known.ticketId());
            agreed.add(known.ticketId());
        }
        return known.ruled(ruling.hearing(outcome));
    }

    /** It is the machine's again: what a person decided has come to its end by itself. */
    Case free(Case known) {
        agreed.add(known.ticketId());
        return known.ruled(null);
    }

    private void tell(Case known, Diagnosis diagnosis, @Nullable Diagnosis superseded, @Nullable String traceparent) {
        kept.add(diagnosis);
        var event =
                diagnosis.event(Objects.requireNonNull(known.fields()), superseded == null ? null : superseded.id());
        told.add(new Outbox.Fact(known.tenant(), event, traceparent));
    }

    /** Decisions that count, in their order. */
    List<Diagnosis> kept() {
        return kept;
    }

    /** The last word of the machine against a person's decision, one for a ticket. */
    List<Contradiction> contradictions() {
        return List.copyOf(contradictions.values());
    }

    /** Tickets on which the machine does not contradict any more. */
    Set<UUID> agreed() {
        return agreed;
    }

    /** What is to be published, in order. */
    List<Outbox.Fact> told() {
        return told;
    }
}
