package dev.firstline.benchmarks.processes;

/**
 * To whom processor time is charged.
 *
 * @param kind what kind of part
 * @param name the part: a service's or database's name, or a word for what is nobody's
 */
public record Account(Kind kind, String name) implements Comparable<Account> {

    /** PostgreSQL's own processes: checkpointer, writers, input and output, autovacuum. */
    public static final Account DATABASE_BACKGROUND = new Account(Kind.DATABASE, "background");

    /** Processes of PostgreSQL that ended, so that nobody knows any more which database they were of: mostly autovacuum. */
    public static final Account DATABASE_ENDED = new Account(Kind.DATABASE, "ended");

    /** Sessions that look from outside, such as the benchmark's own. */
    public static final Account LOOK = new Account(Kind.LOOK, "look");

    /** The kinds, in the order in which they are shown. */
    public enum Kind {
        SERVICE,
        DATABASE,
        BROKER,
        LAUNCHER,
        LOOK
    }

    @Override
    public int compareTo(Account other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : name.compareTo(other.name);
    }

    /** For people: the name, and of a database that it is one. */
    public String words() {
        return kind == Kind.DATABASE ? "postgres " + name : name;
    }
}
