package dev.firstline.sla.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.CommunicationDirection;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.sla.clock.ClockState;
import dev.firstline.sla.clock.Course;
import dev.firstline.sla.clock.TicketFact;
import dev.firstline.sla.fixture.Api;
import dev.firstline.sla.fixture.Stack;
import dev.firstline.sla.policy.TicketProfile;
import dev.firstline.sla.settings.Rulebooks;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a fact of a ticket with a long history costs, and that it says the same as the whole of it. */
@Stack
class LongTicketTest {

    private static final int FACTS = 100_000;
    private static final int BATCH = 2_000;

    private final TenantPath tenant = new TenantPath(Api.freshTenant());
    private final UUID ticket = Ids.next();
    private final Instant opened = Instant.now().minusSeconds(600).truncatedTo(ChronoUnit.MICROS);
    private long version;

    @Inject
    Transactions transactions;

    @Inject
    ClockKeeping keeping;

    @Inject
    TicketTable tickets;

    @Inject
    ClockTable table;

    @Inject
    Courses courses;

    @Inject
    Rulebooks rulebooks;

    @Inject
    MeterRegistry metrics;

    private record Looked(long facts, long clocks) {}

    @Test
    void aFactOfATicketWithAHundredThousandLooksAtAsFewRowsAsOneOfAShortOne() {
        double read = counted("firstline.sla.facts.read");
        double unequal = counted("firstline.sla.derivations.unequal");
        hear(List.of(opening(Severity.A), wrote()));
        var asShort = looksAt(wrote());
        while (version < FACTS) {
            var words = new ArrayList<TicketFact>();
            for (int i = 0; i < BATCH; i++) {
                words.add(wrote());
            }
            hear(words);
        }
        assertThat(counted("firstline.sla.facts.read") - read)
                .as("read again: what the comparisons at each doubling take, and no more")
                .isLessThan(2.0 * FACTS);

        var asLong = looksAt(wrote());
        assertThat(asLong.facts()).isZero();
        assertThat(asLong.clocks()).isLessThan(asShort.clocks() + 10);

        hear(List.of(new TicketFact.StatusChanged(Ids.next(), ++version, at(), TicketStatus.WAITING_ON_CUSTOMER)));
        assertThat(row(SlaTarget.RESOLUTION).state()).isEqualTo(ClockState.PAUSED);
        hear(List.of(new TicketFact.StatusChanged(Ids.next(), ++version, at(), TicketStatus.RESOLVED)));
        assertThat(row(SlaTarget.RESOLUTION).state()).isEqualTo(ClockState.MET);
        assertThat(row(SlaTarget.FIRST_RESPONSE).state()).isEqualTo(ClockState.MET);
        assertThat(counted("firstline.sla.derivations.unequal")).isEqualTo(unequal);
    }

    @Test
    void whatATransactionTookBackIsNotGoneOnFrom() {
        hear(List.of(opening(Severity.A)));
        hearMany(Deriving.LONG);
        var waiting = new TicketFact.StatusChanged(Ids.next(), ++version, at(), TicketStatus.WAITING_ON_CUSTOMER);
        assertThatThrownBy(() -> transactions.asPlatform(() -> {
                    keeping.hear(heard(List.of(waiting)));
                    throw new IllegalStateException("taken back");
                }))
                .hasMessage("taken back");
        hear(List.of(wrote()));
        assertThat(row(SlaTarget.RESOLUTION).state()).isEqualTo(ClockState.RUNNING);
        hear(List.of(waiting));
        assertThat(row(SlaTarget.RESOLUTION).state())
                .as("the words that came after it were heard before it")
                .isEqualTo(ClockState.PAUSED);
    }

    @Test
    void whatIsRememberedWrongIsPutRightWhenTheHistoryHasDoubled() {
        double unequal = counted("firstline.sla.derivations.unequal");
        var facts = new ArrayList<TicketFact>(List.of(opening(Severity.A)));
        while (facts.size() < 2 * Deriving.LONG - 1) {
            facts.add(wrote());
        }
        hear(facts);
        var due = row(SlaTarget.RESOLUTION).dueAt();
        facts.set(0, new TicketFact.Opened(Ids.next(), 1, opened, profile(Severity.C)));
        transactions.asPlatform(() -> {
            var known = tickets.hear(List.of(ticket)).getFirst();
            var wrong = Course.of(facts, Deriving.books(rulebooks, known.rulebookId()))
                    .orElseThrow();
            courses.remember(ticket, known.mark(), wrong.course(Set.of()));
        });

        hear(List.of(wrote()));
        assertThat(counted("firstline.sla.derivations.unequal")).isEqualTo(unequal + 1);
        assertThat(row(SlaTarget.RESOLUTION).dueAt()).isEqualTo(due);
    }

    /** By index: a table that other tests have hardly filled is read whole otherwise, whatever the ticket. */
    private Looked looksAt(TicketFact fact) {
        return transactions.asPlatform(() -> {
            Sql.query(
                    transactions,
                    "select set_config('enable_seqscan', 'off', true), set_config('plan_cache_mode', 'force_custom_plan', true)",
                    (_, _) -> {},
                    row -> row.getString(1));
            var before = new Looked(rowsRead("ticket_fact"), rowsRead("clock"));
            keeping.hear(heard(List.of(fact)));
            return new Looked(rowsRead("ticket_fact") - before.facts(), rowsRead("clock") - before.clocks());
        });
    }

    private void hearMany(int facts) {
        for (int i = 0; i < facts; i++) {
            hear(List.of(wrote()));
        }
    }

    private void hear(List<TicketFact> facts) {
        transactions.asPlatform(() -> keeping.hear(heard(facts)));
    }

    private List<HeardFact> heard(List<TicketFact> facts) {
        return facts.stream()
                .map(fact -> new HeardFact(ticket, tenant, fact, null))
                .toList();
    }

    private TicketFact opening(Severity severity) {
        return new TicketFact.Opened(Ids.next(), ++version, opened, profile(severity));
    }

    private static TicketProfile profile(Severity severity) {
        return TicketProfile.of(TicketType.INCIDENT, severity, Language.EN, null, null, true);
    }

    /** Two auto-responders in a loop. */
    private TicketFact wrote() {
        var direction = version % 2 == 0 ? CommunicationDirection.INBOUND : CommunicationDirection.OUTBOUND;
        return new TicketFact.Wrote(Ids.next(), ++version, at(), direction, CommunicationVisibility.CUSTOMER);
    }

    private Instant at() {
        return opened.plusMillis(version);
    }

    private ClockRow row(SlaTarget target) {
        return transactions.asPlatform(() -> table.find(ticket)).stream()
                .filter(row -> row.target() == target)
                .findFirst()
                .orElseThrow();
    }

    private double counted(String name) {
        return metrics.get(name).counter().count();
    }

    /** So far in this transaction, and in those before it that its connection has not reported yet. */
    private long rowsRead(String relation) {
        return Sql.query(
                        transactions,
                        "select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) from pg_stat_xact_user_tables where relname = ?",
                        (_, statement) -> statement.setString(1, relation),
                        row -> row.getLong(1))
                .getFirst();
    }
}
