package dev.firstline.chassis.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.fixture.Stack;
import dev.firstline.devstack.test.FirstlineStack;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Stack
class HousekeepingTest {

    private static final String EVENT = """
            insert into outbox (topic, key, event_id, headers, payload, created_at)
            values ('firstline.ticket.v1', '%s', gen_random_uuid(), '{}', '', now() - interval '60 days')""";
    private static final String LETTER = """
            insert into dead_letter (id, consumer, topic, partition, "offset", headers, payload, cause, detail, blocks, state, changed_at)
            values (gen_random_uuid(), 'tidy', 't', 0, %d, '{"ce_id":"1"}', 'words', 'HANDLER', 'd', false, '%s',
                now() - interval '%d days')""";

    @Inject
    Housekeeping housekeeping;

    @AfterEach
    void leaveNothing() {
        run("drop trigger if exists refuses on outbox");
        run("delete from outbox_pending where id in (select id from outbox where key like 'tidy%')");
        run("delete from outbox where key like 'tidy%'");
        run("delete from dead_letter where consumer = 'tidy'");
        run("delete from inbox where consumer = 'tidy'");
    }

    @Test
    void anOldEventStaysAsLongAsItWaits() {
        run(EVENT.formatted("tidy-sent"));
        run(EVENT.formatted("tidy-waits"));
        // In a slot of no relay, so that it goes on waiting.
        run("insert into outbox_pending (id, slot) select id, 999 from outbox where key = 'tidy-waits'");

        housekeeping.tidy();

        assertThat(count("outbox where key = 'tidy-sent'")).isZero();
        assertThat(count("outbox where key = 'tidy-waits'")).isOne();
    }

    @Test
    void aTableThatCannotBeTidiedUpKeepsNoOtherFromIt() {
        run(EVENT.formatted("tidy-refused"));
        run(
                "insert into inbox (consumer, event_id, received_at) values ('tidy', gen_random_uuid(), now() - interval '60 days')");
        run("create or replace function refuse() returns trigger language plpgsql as $$ begin raise 'no'; end $$");
        run("create trigger refuses before delete on outbox for each statement execute function refuse()");

        housekeeping.tidy();

        assertThat(count("outbox where key = 'tidy-refused'")).isOne();
        assertThat(count("inbox where consumer = 'tidy'")).isZero();
    }

    @Test
    void openLettersStayAndOfDiscardedOnesTheFactWithoutTheWords() {
        run(LETTER.formatted(1, "OPEN", 500));
        run(LETTER.formatted(2, "REDRIVEN", 60));
        run(LETTER.formatted(3, "DISCARDED", 60));
        run(LETTER.formatted(4, "DISCARDED", 10));
        run(LETTER.formatted(5, "DISCARDED", 500));

        housekeeping.tidy();

        assertThat(count("dead_letter where consumer = 'tidy' and \"offset\" in (1, 3, 4)"))
                .isEqualTo(3);
        assertThat(count("dead_letter where consumer = 'tidy'")).isEqualTo(3);
        assertThat(count("dead_letter where consumer = 'tidy' and payload is null and headers = '{}'"))
                .isOne();
    }

    private static void run(String sql) {
        try (var connection = FirstlineStack.superuser("chassis").getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long count(String of) {
        try (var connection = FirstlineStack.superuser("chassis").getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from " + of)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
