package dev.firstline.console.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.console.Stack;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * How the database goes about a batch when its statistics say that the tables are small, as they do of a new installation that is filled: a
 * plan that reads them whole is kept while they grow.
 */
@Stack
class BatchPlanTest {

    private static final Pattern PARAMETER = Pattern.compile("\\?");

    @Inject
    Transactions transactions;

    @Test
    void whatThereIsOfTicketsIsFoundByTheirKeys() {
        assertThat(transactions.asConsumer(() -> planForAny(TicketViewStore.TAKE)))
                .contains("Index")
                .doesNotContain("Seq Scan", "Hash", "hashed", "Merge Join");
    }

    @Test
    void viewsAreWrittenByTheirKeys() {
        assertThat(transactions.asConsumer(() -> planForAny(TicketViewStore.WRITE)))
                .contains("Index")
                .doesNotContain("Seq Scan", "Hash", "hashed", "Merge Join");
    }

    @Test
    void whatIsNoConsumersIsPlannedAsBefore() {
        transactions.asConsumer(() -> planForAny(TicketViewStore.TAKE));

        assertThat(transactions.asPlatform(() -> answer("show enable_seqscan"))).isEqualTo("on\n");
    }

    /** The plan that a session keeps for any batch. */
    private String planForAny(String sql) {
        var number = new AtomicInteger();
        var numbered = PARAMETER.matcher(sql).replaceAll(any -> "\\$" + number.incrementAndGet());
        execute("prepare batch as " + numbered);
        try {
            return answer("explain (costs off) execute batch ("
                    + String.join(", ", Collections.nCopies(number.get(), "null")) + ")");
        } finally {
            execute("deallocate batch");
        }
    }

    private void execute(String sql) {
        try (var connection = transactions.connection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private String answer(String sql) {
        try (var connection = transactions.connection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var lines = new StringBuilder();
            while (rows.next()) {
                lines.append(rows.getString(1)).append('\n');
            }
            return lines.toString();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
