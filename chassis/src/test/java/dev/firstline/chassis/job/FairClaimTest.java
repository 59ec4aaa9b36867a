package dev.firstline.chassis.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.fixture.Stack;
import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.devstack.test.StoredRows;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Stack
class FairClaimTest {

    private static final Claimable ERRANDS = new Claimable(
            "errand",
            "not d.done",
            "due_at",
            """
            due as (
                select e.id, e.tenant, e.urgency, e.due_at, split_part(e.tenant, '/', 1) as tree,
                       case when e.urgency = 9 then 'odd' end as odd,
                       row_number() over (partition by e.tenant order by e.urgency, e.due_at) + coalesce(flight.number, 0) as turn
                from errand e left join unnest(?, ?) as flight (had, number) on flight.had = e.tenant
                where not e.done and e.due_at <= now())""",
            "t.urgency, ",
            "d.id, t.tree",
            """
            select id, tree from taken""",
            "d.id, d.tenant, d.lease, free.tree");

    @Inject
    Transactions transactions;

    private final StoredRows rows = StoredRows.of("chassis");

    private record Errand(UUID id, String tenant, int lease, String tree) {}

    @BeforeEach
    void begin() {
        rows.change("delete from errand");
    }

    @Test
    void treesComeInTurnAndOfEachTheOldestFirst() {
        var first = errands("contoso", 3);
        var beside = errands("contoso/north", 1);
        var other = errands("fabrikam", 2);

        // Two of the eight places stay for whoever has nothing under way.
        var taken = taken(claim(8, 8, 8), 6, Map.of());

        assertThat(taken).containsExactlyInAnyOrder(first.getFirst(), beside.getFirst(), other.get(0), other.get(1));
    }

    @Test
    void whatIsUrgentGoesBeforeAllElseOfItsTenant() {
        var usual = errands("contoso", 2);
        var urgent = Ids.next();
        rows.change("insert into errand (id, tenant, urgency, due_at) values (?, 'contoso', -1, now())", urgent);

        assertThat(taken(claim(8, 8, 8), 1, Map.of())).containsExactly(urgent);
        assertThat(taken(claim(8, 8, 8), 1, Map.of())).containsExactly(usual.getFirst());
    }

    @Test
    void nobodyGoesBeyondAShareAndTheSpareIsForOthers() {
        errands("contoso", 10);
        errands("fabrikam", 1);

        // Of four places one is kept for those of whom nothing is under way.
        assertThat(tenants(claim(4, 8, 8), 8, Map.of()))
                .containsEntry("contoso", 3L)
                .containsEntry("fabrikam", 1L);
    }

    @Test
    void whatIsUnderWayCountsAgainstTheShares() {
        errands("contoso", 10);
        errands("contoso/north", 10);

        var taken = tenants(claim(4, 4, 8), 8, Map.of("tenant", Map.of("contoso", 3), "tree", Map.of("contoso", 3)));

        assertThat(taken).isEqualTo(Map.of("contoso/north", 1L));
    }

    @Test
    void aShareBesideTheTenantsHoldsForThoseThatItIsForAlone() {
        for (int i = 0; i < 3; i++) {
            rows.change(
                    "insert into errand (id, tenant, urgency, due_at) values (?, 't' || ?::text, 9, now())",
                    Ids.next(),
                    Integer.toString(i));
        }
        errands("contoso", 2);

        assertThat(tenants(claim(8, 8, 1), 8, Map.of()).values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(3);
    }

    @Test
    void aClaimIsALeaseWithANumberAndWhatADeadWorkerHadIsDueAgainBehindIt() {
        var errand = errands("contoso", 1).getFirst();

        assertThat(claimed(claim(8, 8, 8), 8, Map.of())).containsExactly(new Errand(errand, "contoso", 1, "contoso"));
        assertThat(taken(claim(8, 8, 8), 8, Map.of())).as("somebody has it").isEmpty();

        rows.change(
                "update errand set due_at = now() - interval '1 second', leased_until = now() where id = ?", errand);
        assertThat(claimed(claim(8, 8, 8), 8, Map.of()))
                .extracting(Errand::lease)
                .containsExactly(2);
    }

    @Test
    void whatIsDoneOrNotDueIsLeftAlone() {
        var done = errands("contoso", 1).getFirst();
        rows.change("update errand set done = true where id = ?", done);
        var later = errands("contoso", 1).getFirst();
        rows.change("update errand set due_at = now() + interval '1 hour' where id = ?", later);

        assertThat(taken(claim(8, 8, 8), 8, Map.of())).isEmpty();
    }

    private List<UUID> errands(String tenant, int number) {
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < number; i++) {
            var id = Ids.next();
            rows.change(
                    "insert into errand (id, tenant, due_at) values (?, ?, now() - interval '1 hour' + ? * interval '1 second')",
                    id,
                    tenant,
                    i);
            ids.add(id);
        }
        return ids;
    }

    private static FairClaim<Errand> claim(int tenant, int tree, int odd) {
        return new FairClaim<>(
                ERRANDS,
                List.of(
                        Share.keepingSpare("tenant", Errand::tenant, tenant),
                        Share.keepingSpare("tree", Errand::tree, tree)),
                List.of(Share.whole("odd", errand -> null, odd)),
                8,
                Duration.ofMinutes(5));
    }

    private List<Errand> claimed(FairClaim<Errand> claim, int most, Map<String, Map<String, Integer>> underWay) {
        var counts = new InFlight.Counts(underWay);
        return transactions.asPlatform(() -> {
            try (var connection = transactions.connection()) {
                return claim.take(
                        connection,
                        most,
                        counts,
                        (statement, at) -> counts.bind(statement, at, "tenant"),
                        row -> new Errand(
                                row.getObject("id", UUID.class),
                                row.getString("tenant"),
                                row.getInt("lease"),
                                row.getString("tree")));
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        });
    }

    private List<UUID> taken(FairClaim<Errand> claim, int most, Map<String, Map<String, Integer>> underWay) {
        return claimed(claim, most, underWay).stream().map(Errand::id).toList();
    }

    private Map<String, Long> tenants(FairClaim<Errand> claim, int most, Map<String, Map<String, Integer>> underWay) {
        var numbers = new HashMap<String, Long>();
        claimed(claim, most, underWay).forEach(errand -> numbers.merge(errand.tenant(), 1L, Long::sum));
        return numbers;
    }
}
