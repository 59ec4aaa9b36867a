package dev.firstline.intake.query;

import dev.firstline.chassis.http.Slice;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next the cursor of the page after it; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /**
     * The page of rows that were read with one more than it may have.
     *
     * @param cursor the cursor behind a row
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursor) {
        var slice = Slice.of(rows, limit, cursor);
        return new Page<>(slice.items(), slice.next());
    }
}
