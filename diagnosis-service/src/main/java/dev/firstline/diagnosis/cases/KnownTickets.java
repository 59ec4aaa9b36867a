package dev.firstline.diagnosis.cases;

import dev.firstline.chassis.inbox.TicketOwners;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.contracts.TenantPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/** Tickets that this service has heard of. Every method runs within an open transaction of the scope. */
@ApplicationScoped
public class KnownTickets {

    private final CaseStore cases;
    private final DiagnosisStore diagnoses;

    KnownTickets(CaseStore cases, DiagnosisStore diagnoses) {
        this.cases = cases;
        this.diagnoses = diagnoses;
    }

    /** @throws Problem 404 when the scope cannot see such a ticket */
    public TenantPath tenantOf(Scope scope, UUID ticketId) {
        return cases.tenantOf(ticketId).filter(scope::covers).orElseThrow(() -> Problem.notFound("ticket"));
    }

    /**
     * As it is known now.
     *
     * @throws Problem 404 when the scope cannot see such a ticket
     */
    public KnownTicket read(Scope scope, UUID ticketId) {
        return cases.find(ticketId)
                .filter(known -> scope.covers(known.tenant()))
                .map(this::told)
                .orElseThrow(() -> Problem.notFound("ticket"));
    }

    /**
     * The same, locked until the transaction ends, so that what is done to it is done one after the other.
     *
     * @throws Problem 404 when the scope cannot see such a ticket
     */
    public KnownTicket lock(Scope scope, UUID ticketId) {
        var tenant = tenantOf(scope, ticketId);
        return told(
                Objects.requireNonNull(cases.lock(TicketOwners.of(List.of(ticketId), Function.identity(), id -> tenant))
                        .get(ticketId)));
    }

    private KnownTicket told(Case known) {
        var fields = known.fields();
        var latest = diagnoses.ofTicket(known.ticketId(), known.tenant(), null, 1).stream()
                .findFirst();
        return new KnownTicket(
                known.tenant(),
                known.ended(),
                fields == null ? null : fields.region(),
                latest.map(Diagnosis::decision).orElse(null),
                latest.map(Diagnosis::decidedBy).orElse(null));
    }
}
