package dev.firstline.chassis.http;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The part of a list that one answer holds. Each service shows it by a record of its own.
 *
 * @param next the cursor of the part after it; null at the end
 */
public record Slice<T>(List<T> items, @Nullable String next) {

    /**
     * The slice of rows that were read with one more than it may have.
     *
     * @param cursor the cursor behind a row
     */
    public static <T> Slice<T> of(List<T> rows, int limit, Function<T, String> cursor) {
        return rows.size() <= limit
                ? new Slice<>(rows, null)
                : new Slice<>(rows.subList(0, limit), cursor.apply(rows.get(limit - 1)));
    }
}
