package dev.firstline.intake.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.intake.Stack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A number is given once: however it is computed, a count has the number that it always had. */
@Stack
class SameNumbersTest {

    private static final String FIRST = "/db/intake/V202611281245__numbers_and_writers.sql";

    @Test
    void aCountHasTheNumberThatTheFirstFunctionGaveIt() throws SQLException, IOException {
        try (var connection = FirstlineStack.superuser("intake").getConnection();
                var statement = connection.createStatement()) {
            statement.execute(firstFunction());
            try (var row = statement.executeQuery("""
                    select count(*), count(*) filter (where ticket_number(n) is distinct from pg_temp.first_number(n))
                    from (select generate_series(0, 2000) union all select generate_series(899999000, 900001000)
                          union all select generate_series(9899999500, 9900000500) union all select generate_series(98999999900, 99000000100)
                          union all select 989999999999 + k from generate_series(0, 100) k
                          union all select 9899999999999 + k from generate_series(0, 100) k) as counted (n)
                    """)) {
                row.next();
                assertThat(row.getLong(1)).isGreaterThan(5_000);
                assertThat(row.getLong(2)).isZero();
            }
        }
    }

    private static String firstFunction() throws IOException {
        try (var file = Objects.requireNonNull(SameNumbersTest.class.getResourceAsStream(FIRST))) {
            var sql = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            int from = sql.indexOf("create function ticket_number(");
            return sql.substring(from, sql.indexOf("end $$;", from) + "end $$;".length())
                    .replace("create function ticket_number(", "create function pg_temp.first_number(");
        }
    }
}
