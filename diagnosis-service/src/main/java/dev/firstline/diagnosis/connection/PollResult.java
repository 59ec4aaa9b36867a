package dev.firstline.diagnosis.connection;

import dev.firstline.diagnosis.graph.GraphFailure;
import dev.firstline.diagnosis.graph.GraphReading;
import java.time.Duration;
import java.util.Optional;

/** What a poll came to. */
sealed interface PollResult {

    PollJob job();

    /** Everything could be read. */
    record Read(PollJob job, GraphReading reading) implements PollResult {}

    /**
     * It could not.
     *
     * @param wish how long the vendor wants to be left alone
     */
    record Failed(PollJob job, GraphFailure failure, Optional<Duration> wish) implements PollResult {

        /** Whether that says something of the vendor or the connection. */
        boolean counts() {
            return failure != GraphFailure.OURS;
        }
    }
}
