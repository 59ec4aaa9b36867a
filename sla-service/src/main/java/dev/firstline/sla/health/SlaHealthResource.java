package dev.firstline.sla.health;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.ScopedList.Condition;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.sla.timer.Lateness;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether promises are watched in time. */
@Path("/v1/sla/health")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.OPS, Roles.GLOBAL_ADMIN})
@Tag(name = "SLA health", description = "How late clocks fire, and how many run")
public class SlaHealthResource {

    // Three questions, so that each is answered by its partial index alone; ended clocks are many and are not looked
    // at.
    private static final String COUNT = """
            select clock_timestamp() as now, watched - broken as running, paused, overdue, next
            from (select count(*) as watched, min(next_fire_at) as next,
                        count(*) filter (where next_fire_at <= statement_timestamp()) as overdue
                    from clock where next_fire_at is not null
                        and SCOPE) as w,
                (select count(*) as broken
                    from clock where state = 'BREACHED' and next_fire_at is not null
                        and SCOPE) as b,
                (select count(*) as paused
                    from clock where state = 'PAUSED' and SCOPE) as p""";

    private static final int QUESTIONS = 3;

    private static final String EXAMPLE = """
            {"asOf":"2026-11-21T10:30:00Z","running":412,"paused":38,"overdue":0,"nextFireAt":"2026-11-21T10:31:12Z",\
            "settling":{"fired":1290,"p50Ms":112.0,"p99Ms":221.7,"maxMs":240.3},\
            "lateness":{"fired":1290,"p50Ms":3.1,"p99Ms":17.8,"maxMs":22.4},\
            "published":{"fired":1290,"p50Ms":24.0,"p99Ms":58.2,"maxMs":71.9}}""";

    private final Transactions transactions;
    private final Lateness lateness;
    private final Caller caller;

    SlaHealthResource(Transactions transactions, Lateness lateness, Caller caller) {
        this.transactions = transactions;
        this.lateness = lateness;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "slaHealth", summary = "How many clocks run; how late all fire, to the platform alone")
    @ExampleAnswer(name = "calm", value = EXAMPLE)
    public SlaHealth health() {
        var scope = caller.scope();
        var ofScope = Condition.ofScope(scope, "tenant");
        return transactions.in(scope, () -> {
            try (var connection = transactions.connection();
                    var statement = connection.prepareStatement(COUNT.replace("SCOPE", ofScope.sql()))) {
                int next = 1;
                for (int question = 0; question < QUESTIONS; question++) {
                    next = ofScope.bind(statement, next);
                }
                try (var row = statement.executeQuery()) {
                    row.next();
                    return health(row);
                }
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        });
    }

    private SlaHealth health(ResultSet row) throws SQLException {
        var next = row.getObject("next", OffsetDateTime.class);
        // Those of all tenants together, so nobody's but the platform's.
        boolean platform = caller.scope() instanceof Scope.Platform;
        return new SlaHealth(
                row.getObject("now", OffsetDateTime.class).toInstant(),
                row.getLong("running"),
                row.getLong("paused"),
                row.getLong("overdue"),
                next == null ? null : next.toInstant(),
                platform ? lateness.settling() : null,
                platform ? lateness.figures() : null,
                platform ? lateness.published() : null);
    }
}
