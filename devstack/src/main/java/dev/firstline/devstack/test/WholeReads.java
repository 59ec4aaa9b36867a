package dev.firstline.devstack.test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The promise of every list with a cursor: pages of any sizes, put together, are the whole list, each row once, in the promised
 * order. Sizes and rows are random; the seed is printed, and {@code -Dfirstline.seed=} repeats a run.
 */
public final class WholeReads {

    private static final String SEED = "firstline.seed";
    private static final int ROUNDS = 4;
    private static final int LARGEST_PAGE = 200;

    private final long seed;
    private final Random random;

    private WholeReads(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** With a seed of its own, unless one is given. */
    public static WholeReads random() {
        long seed = Long.getLong(SEED, new Random().nextLong());
        System.out.println("Whole reads with -D" + SEED + "=" + seed);
        return new WholeReads(seed);
    }

    /** Asks for a page; {@code cursor} is null for the first. */
    @FunctionalInterface
    public interface Pages<K> {

        /** The page after the cursor, the first one after null, with at most so many items. */
        Page<K> read(@Nullable String cursor, int limit);
    }

    /**
     * A page as it was read.
     *
     * @param items what identifies each item, in the order of the page
     * @param next the cursor of the page after it; null at the end
     */
    public record Page<K>(List<K> items, String next) {}

    /** What else of a test is random. */
    public Random source() {
        return random;
    }

    /** The numbers on both sides of the powers of ten up to that number of digits, and some between: 9, 10, 11, 99, 100, … */
    public List<Long> aroundPowersOfTen(int digits) {
        List<Long> numbers = new ArrayList<>();
        for (long power = 10; String.valueOf(power).length() <= digits; power *= 10) {
            numbers.add(power - 1);
            numbers.add(power);
            numbers.add(power + 1);
            numbers.add(power + 2 + random.nextLong(power * 8));
        }
        return numbers;
    }

    /** Ids that no other test uses, in no order, whose numbers lie on both sides of the powers of ten. */
    public List<UUID> ids() {
        long unique = 0x019a_0000_0000_7000L | (random.nextLong() & 0xffff_ffffL) << 16;
        List<UUID> ids = new ArrayList<>();
        for (long number : aroundPowersOfTen(7)) {
            ids.add(new UUID(unique, Long.MIN_VALUE | number));
        }
        Collections.shuffle(ids, random);
        return ids;
    }

    /**
     * Reads the list several times.
     *
     * @param expected all there is, in the promised order
     * @throws AssertionError when a read differs
     */
    public <K> void of(List<K> expected, Pages<K> list) {
        for (int round = 0; round < ROUNDS; round++) {
            // From pages of one row to pages that hold everything.
            compare(expected, once(list, round == 0 ? LARGEST_PAGE : 1 + random.nextInt(1 << (2 * round))));
        }
    }

    /** Reads the list once with pages of random sizes up to that one. */
    public <K> List<K> once(Pages<K> list, int largest) {
        List<K> read = new ArrayList<>();
        String cursor = null;
        do {
            int limit = 1 + random.nextInt(Math.min(largest, LARGEST_PAGE));
            Page<K> page = list.read(cursor, limit);
            if (page.items().size() > limit) {
                throw failure("a page of " + page.items().size() + " items, though " + limit + " were asked for");
            }
            if (page.next() != null && page.next().equals(cursor)) {
                throw failure("a cursor that does not move, after " + read.size() + " items");
            }
            read.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return read;
    }

    private <K> void compare(List<K> expected, List<K> read) {
        if (read.equals(expected)) {
            return;
        }
        int at = 0;
        while (at < Math.min(read.size(), expected.size()) && read.get(at).equals(expected.get(at))) {
            at++;
        }
        throw failure(read.size() + " items instead of " + expected.size() + "; at " + at + " there is "
                + item(read, at) + " instead of " + item(expected, at));
    }

    private static <K> String item(List<K> items, int at) {
        return at < items.size() ? String.valueOf(items.get(at)) : "the end";
    }

    private AssertionError failure(String what) {
        return new AssertionError(what + " (-D" + SEED + "=" + seed + ")");
    }
}
