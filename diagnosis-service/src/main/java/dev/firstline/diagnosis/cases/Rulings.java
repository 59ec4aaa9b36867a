package dev.firstline.diagnosis.cases;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.inbox.TicketOwners;
import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.diagnosis.cases.Deciding.Decided;
import dev.firstline.diagnosis.incident.Incidents;
import dev.firstline.diagnosis.rule.Decision;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What people at the desk decide. It counts as a decision of the machine does, and stands until a person changes it. Every method runs
 * within an open transaction of the caller's scope, under the lock of the ticket's case.
 */
@ApplicationScoped
class Rulings {

    /** The most decisions on a ticket that a person can add to: a program that decides in a circle comes to an end. */
    static final int MOST_DECISIONS = 1_000;

    private final CaseStore cases;
    private final Cases machine;
    private final Deciding deciding;
    private final DiagnosisStore diagnoses;
    private final ContradictionStore contradictions;
    private final Incidents incidents;
    private final Outbox outbox;
    private final Clock clock;

    Rulings(
            CaseStore cases,
            Cases machine,
            Deciding deciding,
            DiagnosisStore diagnoses,
            ContradictionStore contradictions,
            Incidents incidents,
            Outbox outbox,
            Clock clock) {
        this.cases = cases;
        this.machine = machine;
        this.deciding = deciding;
        this.diagnoses = diagnoses;
        this.contradictions = contradictions;
        this.incidents = incidents;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A case that is open and decided, with the decision that counts. */
    private record Open(Case known, TicketFields fields, Diagnosis latest) {}

    /**
     * The machine was right: a person says so, and no later reading overrules it.
     *
     * @throws Problem 404 when the ticket cannot be seen, 409 when there is nothing to confirm
     */
    Diagnosis confirm(Scope scope, UUID ticketId, UUID diagnosisId, Person by) {
        var open = open(scope, ticketId);
        requireLatest(open, diagnosisId);
        if (open.latest().person() != null) {
            throw Problem.conflict(
                    "A person decided it already. Overrule it, or withdraw it to let the machine decide anew.");
        }
        var decision = open.latest().decision();
        if (decision.outcome() == Outcome.NEEDS_REVIEW) {
            throw Problem.conflict(
                    "Nothing is decided that could be confirmed. Overrule it with an outcome, or ask the customer.");
        }
        return rule(open, open.known(), sure(decision), by, null);
    }

    /**
     * A person decides otherwise.
     *
     * @throws Problem 403 when a person of a tenant above has decided, 404 when the ticket cannot be seen, 409 when the ticket does not
     *     allow it, 422 when the request contradicts itself
     */
    Diagnosis overrule(Scope scope, UUID ticketId, OverruleRequest asked, Person by) {
        var open = open(scope, ticketId);
        requireUndoable(scope, open.known());
        if (asked.diagnosisId() != null) {
            requireLatest(open, asked.diagnosisId());
        }
        var holding = incidents.holdingFor(open.known().tenant());
        var decision = new Overruling(
                        asked,
                        open.latest().decision(),
                        open.fields(),
                        holding.stream()
                                .map(incident -> incident.known(clock.instant()))
                                .toList())
                .decision();
        var link = holding.stream()
                .filter(incident -> incident.isOpen() && incident.incidentId().equals(decision.incidentId()))
                .findFirst()
                .map(Link::to)
                .orElse(null);
        return rule(open, open.known().linked(link), decision, by, asked);
    }

    /**
     * Back to the machine: it decides anew, with the words and incidents of now.
     *
     * @throws Problem 403 when a person of a tenant above has decided, 404 when the ticket cannot be seen, 409 when no person's decision
     *     stands on it
     */
    Diagnosis withdraw(Scope scope, UUID ticketId) {
        var open = open(scope, ticketId);
        if (open.known().ruling() == null) {
            throw Problem.conflict("No person's decision stands on the ticket; the machine decides it.");
        }
        requireUndoable(scope, open.known());
        var free = open.known().ruled(null);
        var decision = deciding.sitting().decide(free);
        var said = decision.diagnosis().at(now(open.latest()));
        var findings = new Findings();
        var after = findings.take(free, new Decided(decision.after(), said), open.latest(), null);
        contradictions.forget(List.of(ticketId));
        machine.keep(List.of(after), findings);
        return said;
    }

    /** @param known the case, with the incident that explains it by the decision */
    private Diagnosis rule(Open open, Case known, Decision decision, Person by, @Nullable OverruleRequest asked) {
        var ruling = new Ruling(
                Ids.next(),
                decision,
                by,
                asked == null ? null : asked.productFamily(),
                asked == null ? null : asked.product(),
                known.ruling() == null
                        ? open.latest().decision().outcome()
                        : known.ruling().machine());
        var ruled = new Diagnosis(
                ruling.diagnosisId(),
                known.ticketId(),
                known.tenant(),
                known.version(),
                now(open.latest()),
                decision,
                open.latest().mail(),
                by);
        cases.keep(List.of(known.ruled(ruling)));
        contradictions.forget(List.of(known.ticketId()));
        diagnoses.add(List.of(ruled));
        outbox.publish(known.tenant(), ruled.event(open.fields(), open.latest().id()));
        return ruled;
    }

    private Open open(Scope scope, UUID ticketId) {
        var tenant = cases.tenantOf(ticketId).filter(scope::covers).orElseThrow(() -> Problem.notFound("ticket"));
        var known =
                Objects.requireNonNull(cases.lock(TicketOwners.of(List.of(ticketId), Function.identity(), id -> tenant))
                        .get(ticketId));
        if (known.ended()) {
            throw Problem.conflict("The ticket has ended; nothing is decided on it any more.");
        }
        var latest = diagnoses.ofTicket(ticketId, tenant, null, 1);
        if (latest.isEmpty() || known.fields() == null) {
            throw Problem.conflict(
                    "The ticket is not decided yet; read its decisions, and ask again when there is one.");
        }
        if (diagnoses.count(ticketId) >= MOST_DECISIONS) {
            throw Problem.conflict("The ticket was decided " + MOST_DECISIONS
                    + " times, the most that people can add to; look which program decides it again and again.");
        }
        return new Open(known, known.fields(), latest.getFirst());
    }

    private static void requireUndoable(Scope scope, Case known) {
        var ruling = known.ruling();
        if (ruling != null && !scope.mayUndoWhatIsDecidedIn(ruling.by().tenant())) {
            throw new Problem(
                    ProblemType.FORBIDDEN,
                    "A person of a tenant above has decided, and only people there can change it. Write a note to them"
                            + " on the ticket.");
        }
    }

    private static void requireLatest(Open open, UUID looked) {
        var latest = open.latest().id();
        if (!latest.equals(looked)) {
            throw Problem.conflict("The ticket was decided anew since: the latest decision is " + latest
                    + ". Read it, and send its id if you still want this.");
        }
    }

    /** A person is sure, or would not confirm. */
    private static Decision sure(Decision decision) {
        return new Decision(
                decision.outcome(),
                decision.ruleId(),
                decision.ruleSetVersion(),
                decision.evidence(),
                decision.steps(),
                decision.issueKind(),
                decision.classification(),
                decision.incidentId(),
                decision.tags(),
                null,
                decision.severity());
    }

    /** Never before the decision whose place it takes, whichever copy made that by whichever clock. */
    private Instant now(Diagnosis latest) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return now.isAfter(latest.decidedAt()) ? now : latest.decidedAt().plus(1, ChronoUnit.MICROS);
    }
}
