package dev.firstline.diagnosis.graph;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The vendor's service health could not be read. */
public final class GraphException extends Exception {

    private static final long serialVersionUID = 1L;

    private final GraphFailure failure;
    private final @Nullable Duration wish;

    GraphException(GraphFailure failure) {
        this(failure, null);
    }

    GraphException(GraphFailure failure, @Nullable Duration wish) {
        super(failure.name());
        this.failure = failure;
        this.wish = wish;
    }

    /** Why. */
    public GraphFailure failure() {
        return failure;
    }

    /** How long the vendor wants to be left alone. */
    public Optional<Duration> wish() {
        return Optional.ofNullable(wish);
    }
}
