package dev.firstline.acceptance.day;

import dev.firstline.devstack.platform.PlatformAddresses;
import java.sql.SQLException;
import java.util.List;

/**
 * Something that is changed by hand in a service's database, against a promise, and can be taken back.
 *
 * @param promise which the proof must name
 * @param victim a query for the id of a row
 * @param harm a statement with that id
 * @param mend the statement that takes it back
 */
public record Sabotage(String promise, String database, String victim, String harm, String mend) {

    /** Each against another promise. */
    public static List<Sabotage> all() {
        return List.of(
                new Sabotage(
                        "Each clock has one outcome at most, the same in the database and on the topic; where it was corrected,"
                                + " the last word is",
                        "sla",
                        "select id from clock where state = 'BREACHED' and not 'in silence' = any(told) limit 1",
                        "update clock set state = 'MET' where id = '%s'",
                        "update clock set state = 'BREACHED' where id = '%s'"),
                new Sabotage(
                        "Each event was applied once by each of its readers",
                        "console",
                        "select event_id from inbox where consumer = 'console.events' order by received_at desc limit 1",
                        "update inbox set consumer = 'nobody' where event_id = '%s'",
                        "update inbox set consumer = 'console.events' where event_id = '%s'"));
    }

    /** Does the harm, and returns the id of what was harmed. */
    public String harm(PlatformAddresses platform) throws SQLException {
        try (var connection = platform.superuser(database).getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(victim)) {
            if (!row.next()) {
                throw new AssertionError("nothing is there to be harmed: " + victim);
            }
            var id = row.getString(1);
            change(platform, harm.formatted(id));
            return id;
        }
    }

    /** Takes it back. */
    public void mend(PlatformAddresses platform, String id) throws SQLException {
        change(platform, mend.formatted(id));
    }

    private void change(PlatformAddresses platform, String sql) throws SQLException {
        try (var connection = platform.superuser(database).getConnection();
                var statement = connection.createStatement()) {
            if (statement.executeUpdate(sql) != 1) {
                throw new AssertionError("is not one row: " + sql);
            }
        }
    }
}
