package dev.firstline.chassis.job;

/**
 * A table whose rows are jobs, in SQL; all of it constants, never made of input. The table has {@code id uuid}, {@code lease integer}, which
 * grows with each claim, and {@code leased_until timestamptz}.
 *
 * @param table its name
 * @param waits what is true of a row {@code d} that is still to be done
 * @param due the column that says from when on
 * @param queue common table expressions, the last of them named {@code due}: a row for each job that is due and may be begun for all that its own
 *     queue knows, with {@code id}, {@code due_at}, {@code turn} (its place in its queue, behind what is under way of that), the columns of
 *     the shares, and those that {@code first} names
 * @param first columns of {@code t}, each followed by a comma, that go before age where two are in the same turn; may be empty
 * @param kept columns that the claim hands on, of {@code d}, the locked row, and {@code t}, its row of the queue: begins with {@code d.id}
 * @param free a select from {@code taken}, which has {@code kept}, with what is needed beside it; has {@code id}
 * @param returned what a claim returns, of {@code d}, the row as it is now, and {@code free}
 */
public record Claimable(
        String table,
        String waits,
        String due,
        String queue,
        String first,
        String kept,
        String free,
        String returned) {}
