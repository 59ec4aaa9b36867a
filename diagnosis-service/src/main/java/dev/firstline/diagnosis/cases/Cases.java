package dev.firstline.diagnosis.cases;

import dev.firstline.chassis.inbox.TicketOwners;
import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.diagnosis.cases.Deciding.Decided;
import dev.firstline.diagnosis.cases.Heard.Decides;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is heard of tickets, put together. One is decided as soon as fields and words are there, and again when either
 * changes or the customer says more; an older fact never takes the place of a newer one.
 */
@ApplicationScoped
class Cases {

    private final CaseStore cases;
    private final DiagnosisStore diagnoses;
    private final Deciding deciding;
    private final Outbox outbox;

    Cases(CaseStore cases, DiagnosisStore diagnoses, Deciding deciding, Outbox outbox) {
        this.cases = cases;
        this.diagnoses = diagnoses;
        this.deciding = deciding;
        this.outbox = outbox;
    }

    /**
     * Takes events in, in their order, within the open transaction.
     *
     * @throws IllegalArgumentException when an event speaks of another tenant's ticket
     */
    void hear(List<Heard> heard) {
        // First the locks, then the incidents: whoever changes one waits for those who hold locks by what was known
        // before.
        var known = cases.lock(TicketOwners.of(heard, Heard::ticketId, Heard::tenant));
        var latest = new HashMap<>(diagnoses.latest(answered(heard)));
        var changed = new HashSet<UUID>();
        var decided = new ArrayList<Diagnosis>();
        var told = new ArrayList<Outbox.Fact>();
        var sitting = deciding.sitting();
        for (var one : heard) {
            var before = Objects.requireNonNull(known.get(one.ticketId()));
            var after = one.effect().apply(before);
            if (after == before) {
                continue;
            }
            known.put(after.ticketId(), after);
            changed.add(after.ticketId());
            var last = latest.get(after.ticketId());
            if (!calls(one.decides(), before, after, last)) {
                continue;
            }
            var decision = sitting.decide(after);
            boolean later = one.decides() == Decides.IF_IT_COUNTS;
            if (later && last != null && decision.diagnosis().saysTheSameAs(last)) {
                continue;
            }
            known.put(after.ticketId(), decision.after());
            latest.put(after.ticketId(), decision.diagnosis());
            decided.add(decision.diagnosis());
            told.add(fact(decision, later ? last : null, one.traceparent()));
        }
        keep(changed.stream().map(known::get).toList(), decided, told);
    }

    /** Stores and tells what was decided, within the open transaction; the cases are locked. */
    void keep(List<Case> changed, List<Diagnosis> decided, List<Outbox.Fact> told) {
        cases.keep(changed);
        diagnoses.add(decided);
        outbox.publish(told);
    }

    /** @param superseded the decision whose place it takes because of what came later; null for one on the ticket itself */
    static Outbox.Fact fact(Decided decided, @Nullable Diagnosis superseded, @Nullable String traceparent) {
        var fields = Objects.requireNonNull(decided.after().fields());
        var event = decided.diagnosis().event(fields, superseded == null ? null : superseded.id());
        return new Outbox.Fact(decided.after().tenant(), event, traceparent);
    }

    private boolean calls(Decides decides, Case before, Case after, @Nullable Diagnosis last) {
        if (!after.isComplete() || after.saysTheSameAs(before)) {
            return false;
        }
        return switch (decides) {
            case ALWAYS -> true;
            case IF_IT_COUNTS ->
                !LeftAlone.is(after, last)
                        && !deciding.reader()
                                .counting(after)
                                .equals(deciding.reader().counting(before));
            case NEVER -> false;
        };
    }

    private static Set<UUID> answered(List<Heard> heard) {
        return heard.stream()
                .filter(one -> one.decides() == Decides.IF_IT_COUNTS)
                .map(Heard::ticketId)
                .collect(Collectors.toSet());
    }
}
