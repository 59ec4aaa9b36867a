package dev.firstline.benchmarks.processes;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/**
 * The title that a process of PostgreSQL gives itself: {@code postgres: sla_app sla 127.0.0.1(56776) idle} when it serves a client,
 * {@code postgres: checkpointer}, {@code postgres: autovacuum worker sla}, {@code postgres: parallel worker for PID 4711}.
 *
 * @param words behind {@code postgres:} and the name of the server, which need not be there
 */
record PostgresTitle(List<String> words) {

    private static final int OF_A_CLIENT = 3;

    static PostgresTitle of(String title) {
        return new PostgresTitle(Arrays.stream(title.strip().split("\\s+"))
                .dropWhile(word -> word.endsWith(":"))
                .toList());
    }

    /** The process for which this one does a part of a query. */
    OptionalLong helps() {
        boolean parallel = words.size() == 5 && words.subList(0, 4).equals(List.of("parallel", "worker", "for", "PID"));
        return parallel && words.get(4).matches("\\d{1,18}")
                ? OptionalLong.of(Long.parseLong(words.get(4)))
                : OptionalLong.empty();
    }

    /**
     * Whom it works for.
     *
     * @param databases those of the services
     */
    Account account(Collection<String> databases) {
        if (!isOfAClient()) {
            return Account.DATABASE_BACKGROUND;
        }
        var database = words.get(1);
        return databases.contains(database) ? new Account(Account.Kind.DATABASE, database) : Account.LOOK;
    }

    /** Role, database, address with its port in parentheses. */
    private boolean isOfAClient() {
        return words.size() >= OF_A_CLIENT
                && (words.get(2).endsWith(")") || words.get(2).equals("[local]"));
    }
}
