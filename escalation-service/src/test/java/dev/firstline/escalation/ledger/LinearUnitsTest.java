package dev.firstline.escalation.ledger;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/**
 * Units that several threads move at once behave as if one moved them after the other: every interleaving of a few operations is tried. No
 * operations stand before the parallel ones, since they would use up the units that are fought for.
 */
class LinearUnitsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Cause CAUSE = Cause.of(Cause.Reason.STATED);

    private static ModelCheckingOptions everyInterleaving() {
        return new ModelCheckingOptions()
                .iterations(20)
                .invocationsPerIteration(500)
                .threads(3)
                .actorsPerThread(2)
                .actorsBefore(0)
                .actorsAfter(1)
                .minimizeFailedScenario(false);
    }

    @Test
    void accountsThatChangeAllAtOnceAreNeverOversold() {
        assertThatCode(() -> everyInterleaving().check(Kept.class)).doesNotThrowAnyException();
    }

    /** If it could not fail, the one above would prove nothing. */
    @Test
    void anAccountThatIsReadAndThenWrittenIsFoundToBeOversold() {
        assertThatThrownBy(() -> everyInterleaving().check(ReadThenWritten.class))
                .hasMessageContaining("Invalid execution results");
    }

    /** An account with two units in memory; how it is kept decides whether it holds. */
    public abstract static class TwoUnits {

        abstract boolean book(Movement movement);

        @Operation
        public boolean reserve() {
            return book(new Movement.Reserve(CAUSE));
        }

        @Operation
        public boolean use() {
            return book(new Movement.Use(true, CAUSE));
        }

        @Operation
        public boolean giveBack() {
            return book(new Movement.Return(CAUSE));
        }
    }

    /** As the row is under its lock: nobody changes it between reading and writing. */
    public static class Kept extends TwoUnits {

        private final AtomicReference<Units> units = new AtomicReference<>(Units.of(2));

        @Override
        boolean book(Movement movement) {
            while (true) {
                var before = units.get();
                var booking = Ledger.book(before, movement, NOW);
                if (units.compareAndSet(before, booking.units())) {
                    return !booking.facts().isEmpty();
                }
            }
        }
    }

    /** As it would be without the lock. */
    public static class ReadThenWritten extends TwoUnits {

        private volatile Units units = Units.of(2);

        @Override
        boolean book(Movement movement) {
            var booking = Ledger.book(units, movement, NOW);
            units = booking.units();
            return !booking.facts().isEmpty();
        }
    }
}
