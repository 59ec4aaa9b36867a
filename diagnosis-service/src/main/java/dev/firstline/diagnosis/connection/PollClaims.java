package dev.firstline.diagnosis.connection;

import dev.firstline.chassis.job.Claimable;
import dev.firstline.chassis.job.FairClaim;
import dev.firstline.chassis.job.InFlight;
import dev.firstline.chassis.job.Share;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Takes due polls for this worker, fairly ({@link FairClaim}): a tenant is a queue, and neither a tenant nor a tree goes beyond its share. A row
 * is one connection, so no directory is polled twice at a time.
 */
@ApplicationScoped
class PollClaims {

    private static final String TENANT = "tenant";

    private static final Claimable CONNECTIONS = new Claimable(
            "health_connection",
            "true",
            "next_poll_at",
            """
            due as (
                select c.id, c.tenant, split_part(c.tenant, '/', 1) as tree, c.next_poll_at as due_at,
                       row_number() over (partition by c.tenant order by c.next_poll_at) + coalesce(flight.number, 0) as turn
                from health_connection c left join unnest(?, ?) as flight (had, number) on flight.had = c.tenant
                where c.next_poll_at <= now())""",
            "",
            "d.id, t.tree",
            """
            select d.id, d.tree,
                   array(select i.incident_id from health_issue i where i.connection_id = d.id order by i.incident_id) as held
            from taken d""",
            "d.id, d.tenant, d.directory_id, d.client_id, d.secret, d.lease, d.failures, free.tree, free.held");

    private final Transactions transactions;
    private final HealthSettings settings;
    private final FairClaim<PollJob> claim;

    PollClaims(Transactions transactions, HealthSettings settings) {
        this.transactions = transactions;
        this.settings = settings;
        this.claim = new FairClaim<>(CONNECTIONS, shares(), List.of(), settings.inFlight(), settings.lease());
    }

    /** Nothing under way yet. */
    InFlight<PollJob> inFlight() {
        return new InFlight<>(settings.inFlight(), shares());
    }

    /** In a transaction of its own. */
    List<PollJob> take(int most, InFlight.Counts underWay) {
        return transactions.asPlatform(() -> {
            try (var connection = transactions.connection()) {
                return claim.take(
                        connection,
                        most,
                        underWay,
                        (statement, at) -> underWay.bind(statement, at, TENANT),
                        PollClaims::job);
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        });
    }

    private List<Share<PollJob>> shares() {
        return List.of(
                Share.keepingSpare(TENANT, job -> job.tenant().value(), settings.perTenant()),
                Share.keepingSpare("tree", PollJob::tree, settings.perTree()));
    }

    private static PollJob job(ResultSet row) throws SQLException {
        return new PollJob(
                row.getObject("id", UUID.class),
                new TenantPath(row.getString("tenant")),
                row.getString("tree"),
                row.getObject("directory_id", UUID.class),
                row.getObject("client_id", UUID.class),
                row.getBytes("secret"),
                row.getInt("lease"),
                row.getInt("failures"),
                Set.of((String[]) row.getArray("held").getArray()));
    }
}
