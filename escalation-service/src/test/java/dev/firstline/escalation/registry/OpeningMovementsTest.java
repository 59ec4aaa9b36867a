package dev.firstline.escalation.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.devstack.test.StoredRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A database that was there before units were booked, migrated by its owner, whom row level security binds. */
class OpeningMovementsTest {

    private static final String ACCOUNTS = "V202611291317";

    private final String database = "escalation_" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void whatWasTypedBeforeBecomesTheFirstMovementAndTheAccountIsAsItWas() throws SQLException, IOException {
        FirstlineStack.ensureDatabase(database);
        var counted = UUID.randomUUID();
        var uncounted = UUID.randomUUID();
        try (var connection = owner();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (var file : migrations()) {
                if (file.getFileName().toString().startsWith(ACCOUNTS)) {
                    statement.execute("select set_config('firstline.tenant', '*', true)");
                    add(statement, counted, "20, 17");
                    add(statement, uncounted, "null, null");
                    connection.commit();
                }
                statement.execute(Files.readString(file).replace("${app}", database + "_app"));
                connection.commit();
            }
        }

        var rows = StoredRows.of(database);
        assertThat(rows.column("""
                        select concat_ws(' ', entitlement_id, number, tenant, kind, units, total, free, reserved, used, expired, reason)
                        from entitlement_movement""")).containsExactly(counted + " 1 contoso GRANTED 17 20 17 0 3 0 OPENING");
        assertThat(rows.column("""
                        select concat_ws(' ', id, incidents_total, incidents_remaining, booked_total, booked_remaining, units_moves)
                        from entitlement order by units_moves desc""")).containsExactly(counted + " 20 17 20 17 1", uncounted + " 0");
    }

    private static void add(Statement statement, UUID id, String units) throws SQLException {
        statement.execute("""
                insert into entitlement (id, tenant, vehicle, valid_from, incidents_total, incidents_remaining, version, created_at, changed_at)
                values ('%s', 'contoso', 'SIGNATURE', '2026-01-01', %s, 0, now(), now())
                """.formatted(id, units));
    }

    private Connection owner() throws SQLException {
        var told = FirstlineStack.configuration(database);
        return DriverManager.getConnection(
                Objects.requireNonNull(told.get("firstline.db.url")),
                told.get("firstline.db.owner"),
                told.get("firstline.db.owner-password"));
    }

    private static List<Path> migrations() throws IOException {
        var files = new ArrayList<Path>();
        for (var folder : List.of("../chassis/src/main/resources/db/chassis", "src/main/resources/db/escalation")) {
            try (Stream<Path> inside = Files.list(Path.of(folder))) {
                inside.filter(file -> file.toString().endsWith(".sql")).forEach(files::add);
            }
        }
        files.sort(Comparator.comparing(file -> file.getFileName().toString()));
        return files;
    }
}
