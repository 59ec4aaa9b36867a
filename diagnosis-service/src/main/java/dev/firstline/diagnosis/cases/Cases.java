package dev.firstline.diagnosis.cases;

import dev.firstline.chassis.inbox.TicketOwners;
import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.diagnosis.cases.Heard.Decides;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What is heard of tickets, put together. One is decided as soon as fields and words are there, and again when either
 * changes or the customer says more; an older fact never takes the place of a newer one. Where a person has decided, the machine
 * contradicts at most.
 */
@ApplicationScoped
class Cases {

    private final CaseStore cases;
    private final DiagnosisStore diagnoses;
    private final ContradictionStore contradictions;
    private final Deciding deciding;
    private final Outbox outbox;

    Cases(
            CaseStore cases,
            DiagnosisStore diagnoses,
            ContradictionStore contradictions,
            Deciding deciding,
            Outbox outbox) {
        this.cases = cases;
        this.diagnoses = diagnoses;
        this.contradictions = contradictions;
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
        var findings = new Findings();
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
            if (!calls(one.decides(), before, after)) {
                continue;
            }
            var decision = sitting.decide(after);
            boolean later = one.decides() == Decides.IF_IT_COUNTS;
            if (after.ruling() == null
                    && later
                    && last != null
                    && decision.diagnosis().saysTheSameAs(last)) {
                continue;
            }
            known.put(after.ticketId(), findings.take(after, decision, later ? last : null, one.traceparent()));
            latest.put(after.ticketId(), decision.diagnosis());
        }
        keep(changed.stream().map(known::get).toList(), findings);
    }

    /** Stores and tells what came of decisions of the machine, within the open transaction; the cases are locked. */
    void keep(List<Case> changed, Findings findings) {
        cases.keep(changed);
        diagnoses.add(findings.kept());
        contradictions.keep(findings.contradictions());
        contradictions.forget(findings.agreed());
        outbox.publish(findings.told());
    }

    private boolean calls(Decides decides, Case before, Case after) {
        if (!after.isComplete() || after.saysTheSameAs(before)) {
            return false;
        }
        return switch (decides) {
            case ALWAYS -> true;
            case IF_IT_COUNTS ->
                !LeftAlone.is(after)
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
