package dev.firstline.benchmarks.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresTitleTest {

    private static final List<String> DATABASES = List.of("intake", "sla", "console");

    @ParameterizedTest
    @CsvSource({
        "postgres: sla_app sla 127.0.0.1(56776) idle, sla",
        "postgres: sla_owner sla 127.0.0.1(56776) ALTER TABLE waiting, sla",
        "postgres: intake_app intake ::1(5) idle in transaction, intake",
        "postgres: main: console_app console [local] SELECT, console",
    })
    void aSessionIsOfItsDatabase(String title, String database) {
        assertThat(PostgresTitle.of(title).account(DATABASES)).isEqualTo(new Account(Account.Kind.DATABASE, database));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres: checkpointer ",
                "postgres: background writer",
                "postgres: walwriter",
                "postgres: io worker 2",
                "postgres: autovacuum launcher",
                "postgres: autovacuum worker sla",
                "postgres: main: logical replication launcher",
                "/cache/postgres-1/bin/postgres -D /tmp/pgdata -c port=1",
            })
    void whatServesNobodyIsInTheBackground(String title) {
        assertThat(PostgresTitle.of(title).account(DATABASES)).isEqualTo(Account.DATABASE_BACKGROUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres: postgres postgres 127.0.0.1(1) idle",
                // The role is not what counts, and no part of a name is.
                "postgres: sla postgres 127.0.0.1(1) idle",
                "postgres: intake_app intake2 127.0.0.1(1) idle",
            })
    void aSessionInAnotherDatabaseOnlyLooks(String title) {
        assertThat(PostgresTitle.of(title).account(DATABASES)).isEqualTo(Account.LOOK);
    }

    @ParameterizedTest
    @CsvSource({"postgres: parallel worker for PID 4711, 4711", "postgres: main: parallel worker for PID 5 , 5"})
    void aParallelWorkerNamesWhomItHelps(String title, long pid) {
        assertThat(PostgresTitle.of(title).helps()).isEqualTo(OptionalLong.of(pid));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres: parallel worker for PID x", "postgres: sla_app sla 127.0.0.1(1) idle", ""})
    void othersHelpNobody(String title) {
        assertThat(PostgresTitle.of(title).helps()).isEmpty();
    }
}
