package dev.firstline.acceptance.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A version works on the schema of the one after it: old copies run beside new ones, and whoever goes back finds the new schema. What a
 * migration takes away all the same is listed in docs/upgrade.md with the reason why nobody misses it.
 */
class AdditiveMigrationsTest {

    /** Earlier ones are what the first release begins with. */
    private static final String SINCE = "V202611282200";

    private static final List<String> FOLDERS = List.of(
            "chassis/src/main/resources/db/chassis",
            "intake-service/src/main/resources/db/intake",
            "diagnosis-service/src/main/resources/db/diagnosis",
            "escalation-service/src/main/resources/db/escalation",
            "sla-service/src/main/resources/db/sla",
            "notification-service/src/main/resources/db/notification",
            "console-service/src/main/resources/db/console");

    @Test
    void noMigrationTakesAwayWhatTheVersionBeforeNeeds() throws IOException {
        var found = new TreeSet<String>();
        int looked = 0;
        for (var folder : FOLDERS) {
            for (var file : migrations(folder)) {
                looked++;
                Narrowing.in(Files.readString(file)).forEach(word -> found.add(file.getFileName() + ": " + word));
            }
        }
        assertThat(looked).as("migrations that were looked at").isPositive();
        assertThat(found).isEqualTo(listed());
    }

    /** If the rules saw nothing, the test above could not fail: the migrations of before do all of this. */
    @Test
    void whatWasDoneBeforeTheRuleIsSeen() {
        var seen = FOLDERS.stream()
                .flatMap(folder -> all(folder).stream())
                .flatMap(file -> Narrowing.in(read(file)).stream())
                .collect(Collectors.toSet());

        assertThat(seen).contains("drop", "rename", "type");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    alter table ticket drop column title                                        | drop
                    drop table if exists ticket                                                 | drop
                    ALTER TABLE ticket ALTER COLUMN title DROP DEFAULT                          | drop
                    drop function feed_place                                                    | drop
                    do $$ begin execute 'x'; drop index ticket_by_number; end $$                | drop
                    alter table ticket rename column title to subject                           | rename
                    alter table ticket rename to request                                        | rename
                    alter table ticket alter column number type text                            | type
                    alter table ticket alter number set data type text using number::text       | type
                    alter table ticket alter column title set not null                          | not null
                    alter table ticket add column root text not null                            | not null
                    alter table ticket add column a text default 'x', add column b int not null | not null
                    alter table ticket add b int not null                                       | not null
                    alter table ticket add constraint positive check (number > 0)               | constraint
                    alter table ticket add column b int unique                                  | constraint
                    create unique index concurrently ticket_once on ticket (number)             | constraint
                    alter table ticket enable row level security                                | row level security
                    call firstline_protect('ticket')                                            | row level security
                    create policy other on ticket for select using (true)                       | row level security
                    create or replace function feed_place() returns int return 1                | replace
                    delete from ticket where number = 1                                         | delete
                    truncate ticket                                                             | delete
                    revoke select on ticket from intake_app                                     | revoke
                    """)
    void whatTheVersionBeforeWouldMissIsFound(String sql, String word) {
        assertThat(Narrowing.in(sql)).containsExactly(word);
        assertThat(Narrowing.in("-- first\n" + sql.replace(" ", "\n  ") + ";\nselect 1;"))
                .contains(word);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    alter table ticket add column heard uuid                                                        |
                    alter table ticket add column told boolean not null default false                               |
                    alter table ticket add column root text not null generated always as (tenant) stored            |
                    alter table ticket alter column title drop not null                                             |
                    -- drop table ticket                                                                            |
                    create table note (id uuid primary key, tenant text not null, text text unique)                 |
                    create table note (id uuid); call firstline_protect('note'); create unique index n on note (id) |
                    create table note (id uuid); alter table note alter column id set not null                      |
                    create index ticket_by_title on ticket (title)                                                  |
                    update ticket set root = tenant where root is null                                              |
                    """)
    void whatIsAddedIsFree(String sql, String nothing) {
        assertThat(nothing).isNull();
        assertThat(Narrowing.in(sql)).isEmpty();
    }

    /** Rows such as {@code | `V…__topic.sql` | drop | nobody reads it since … |}. */
    private static Set<String> listed() throws IOException {
        var row = Pattern.compile("(?m)^\\| `(V[0-9]+__[a-z0-9_]+\\.sql)` \\| ([a-z ]+) \\| \\S.{20,} \\|$");
        return row.matcher(Files.readString(Path.of("../docs/upgrade.md")))
                .results()
                .map(match -> match.group(1) + ": " + match.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> migrations(String folder) {
        return all(folder).stream()
                .filter(file -> file.getFileName().toString().compareTo(SINCE) >= 0)
                .toList();
    }

    private static List<Path> all(String folder) {
        try (Stream<Path> files = Files.list(Path.of("..").resolve(folder))) {
            return files.filter(file -> file.getFileName().toString().startsWith("V"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
