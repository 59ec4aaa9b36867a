package dev.firstline.escalation.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.escalation.ledger.Cause.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final UUID ESCALATION = UUID.fromString("0199f6c0-0000-7000-8000-000000000021");
    private static final Cause CAUSE = new Cause(ESCALATION, null, "dana", "contoso", "why");

    private final List<UnitFact> facts = new ArrayList<>();
    private Units units = Units.of(3);

    private LedgerTest book(Movement... movements) {
        for (var movement : movements) {
            var booking = Ledger.book(units, movement, NOW);
            units = booking.units();
            facts.addAll(booking.facts());
        }
        return this;
    }

    private static Movement reserve() {
        return new Movement.Reserve(CAUSE);
    }

    private static Movement use() {
        return new Movement.Use(true, CAUSE);
    }

    private void assertStands(int free, int reserved, int used, int expired) {
        assertThat(List.of(units.free(), units.reserved(), units.used(), units.expired()))
                .as("free, reserved, used, expired")
                .containsExactly(free, reserved, used, expired);
    }

    private void assertTold(MovementKind kind, int change) {
        assertThat(facts.getLast().kind()).isEqualTo(kind);
        assertThat(facts.getLast().units()).isEqualTo(change);
        assertThat(facts.getLast().after()).isEqualTo(units);
    }

    @Test
    void aUnitIsReservedThenUsedAndEachIsAFactWithItsCauseAndTime() {
        book(reserve()).assertStands(2, 1, 0, 0);
        assertTold(MovementKind.RESERVED, -1);

        book(use()).assertStands(2, 0, 1, 0);
        assertTold(MovementKind.USED, 0);
        assertThat(facts).allSatisfy(fact -> {
            assertThat(fact.cause()).isEqualTo(CAUSE);
            assertThat(fact.at()).isEqualTo(NOW);
        });
    }

    @Test
    void whatIsNotFreeIsRefusedAndChangesNothing() {
        book(reserve(), reserve(), reserve());

        var booking = Ledger.book(units, reserve(), NOW);

        assertThat(booking.refused()).isTrue();
        assertThat(booking.facts()).isEmpty();
        assertThat(booking.units()).isEqualTo(units);
    }

    @Test
    void aReservationComesBackOnce() {
        book(reserve(), new Movement.Return(CAUSE)).assertStands(3, 0, 0, 0);
        assertTold(MovementKind.RETURNED, 1);
        assertThat(units.returned()).isOne();

        book(new Movement.Return(CAUSE)).assertStands(3, 0, 0, 0);
        assertThat(facts).as("nothing had been reserved").hasSize(2);
    }

    @Test
    void whatTheVendorRefusesHasUsedNothingAndComesBackOnce() {
        book(reserve(), use(), new Movement.ReturnUsed(CAUSE)).assertStands(3, 0, 0, 0);
        assertTold(MovementKind.RETURNED, 1);
        assertThat(units.returned()).isEqualTo(1);

        assertThat(Ledger.book(units, new Movement.ReturnUsed(CAUSE), NOW).facts())
                .isEmpty();
    }

    @Test
    void whatComesBackStandsBehindAReservationThatHadNothing() {
        units = new Units(3, 0, 2, 0, 0, 1);

        book(new Movement.ReturnUsed(CAUSE)).assertStands(0, 2, 1, 0);

        assertTold(MovementKind.RETURNED, 0);
        assertThat(units.shortBy()).isZero();
    }

    @Test
    void whatTheVendorAcceptsWithoutAReservationTakesAFreeOne() {
        book(new Movement.Use(false, CAUSE)).assertStands(2, 0, 1, 0);
        assertTold(MovementKind.USED, -1);
    }

    @Test
    void whatTheVendorAcceptsBeyondTheAccountIsToldAndTakesNothing() {
        book(reserve(), reserve(), reserve(), new Movement.Use(false, CAUSE)).assertStands(0, 3, 0, 0);
        assertTold(MovementKind.USED, 0);
        assertThat(facts.getLast().cause().reason()).isEqualTo(Reason.NOT_COVERED.name());
    }

    @Test
    void theEndTakesWhatIsFreeAtOnceAndReservationsOneByOne() {
        book(reserve(), use(), reserve(), new Movement.Expire(CAUSE)).assertStands(0, 1, 1, 1);
        assertTold(MovementKind.EXPIRED, -1);

        book(new Movement.TakeBack(CAUSE)).assertStands(0, 0, 1, 2);
        assertTold(MovementKind.EXPIRED, 0);

        book(new Movement.Expire(CAUSE), new Movement.TakeBack(CAUSE)).assertStands(0, 0, 1, 2);
        assertThat(facts).as("an end is told once").hasSize(5);
    }

    @Test
    void whatHoldsLongerHasBackWhatItLost() {
        book(reserve(), use(), new Movement.Expire(CAUSE), new Movement.Revive(CAUSE))
                .assertStands(2, 0, 1, 0);
        assertTold(MovementKind.GRANTED, 2);
    }

    @Test
    void moreThanBeforeIsGrantedAndAnythingElseIsReconciled() {
        book(reserve(), new Movement.State(5, 4, CAUSE)).assertStands(4, 1, 0, 0);
        assertTold(MovementKind.GRANTED, 2);

        book(new Movement.State(5, 2, CAUSE)).assertStands(2, 1, 2, 0);
        assertTold(MovementKind.RECONCILED, -2);

        book(new Movement.State(5, 2, CAUSE));
        assertThat(facts).as("the same again is nothing").hasSize(3);
    }

    @Test
    void whoStatesMoreThanCanBeFreeBesideWhatIsReservedIsTakenForLess() {
        book(reserve(), new Movement.State(3, 3, CAUSE)).assertStands(2, 1, 0, 0);

        book(reserve(), reserve(), new Movement.State(1, 1, CAUSE)).assertStands(0, 3, 0, 0);
        assertThat(units.shortBy()).isEqualTo(2);
    }

    @Test
    void whatIsUsedStaysUsedWhenSomebodyStatesWhatIsFreeAfterAnEnd() {
        book(reserve(), use(), new Movement.Expire(CAUSE), new Movement.State(3, 2, CAUSE))
                .assertStands(2, 0, 1, 0);
    }

    @Test
    void unitsThatAreNotCountedAreNeverRefusedAndNeverTold() {
        units = Units.UNLIMITED;
        book(reserve(), use(), new Movement.Return(CAUSE), new Movement.Expire(CAUSE), new Movement.TakeBack(CAUSE));

        assertThat(units).isEqualTo(Units.UNLIMITED);
        assertThat(facts).isEmpty();
        assertThat(Ledger.book(units, reserve(), NOW).refused()).isFalse();
    }

    @Test
    void countingCanBeginAndEnd() {
        units = Units.UNLIMITED;
        book(new Movement.State(20, 17, CAUSE)).assertStands(17, 0, 3, 0);
        assertTold(MovementKind.GRANTED, 17);

        book(reserve(), new Movement.State(null, null, CAUSE));
        assertThat(units).isEqualTo(Units.UNLIMITED);
        assertTold(MovementKind.RECONCILED, -16);
    }

    @Test
    void theVendorsFiguresCountAndReservationsStay() {
        book(reserve(), new Movement.Reconcile(3, 2, CAUSE)).assertStands(1, 1, 1, 0);
        assertTold(MovementKind.RECONCILED, -1);
    }

    @Test
    void whereTheVendorHasFewerThanAreReservedNothingIsFreeUntilTheyAreTakenBack() {
        book(reserve(), reserve(), reserve(), new Movement.Reconcile(3, 1, CAUSE))
                .assertStands(0, 3, 2, 0);
        assertThat(units.shortBy()).isEqualTo(2);

        book(new Movement.TakeBack(CAUSE)).assertStands(0, 2, 2, 0);
        assertTold(MovementKind.RECONCILED, 0);
        book(new Movement.Return(CAUSE)).assertStands(0, 1, 2, 0);
        assertTold(MovementKind.RETURNED, 0);
        book(use()).assertStands(0, 0, 3, 0);
    }

    @Test
    void whatIsAcceptedOnAReservationWithNothingBehindItIsTold() {
        book(reserve(), new Movement.Reconcile(3, 0, CAUSE), use()).assertStands(0, 0, 3, 0);

        assertThat(facts.getLast().cause().reason()).isEqualTo(Reason.NOT_COVERED.name());
    }

    @Test
    void anAccountBelowNothingCannotBe() {
        assertThatThrownBy(() -> new Units(3, -1, 0, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Units(3, 2, 2, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Units(null, 1, 0, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whateverHappensNothingIsOversoldAndTheFactsAddUp() {
        long seed = Long.getLong("firstline.seed", new Random().nextLong());
        var random = new Random(seed);
        for (int life = 0; life < 5_000; life++) {
            units = Units.UNLIMITED;
            facts.clear();
            for (int step = 0; step < 40; step++) {
                // A figure that cannot be is refused by Units itself.
                book(anyOf(random));
                int sum = facts.stream().mapToInt(UnitFact::units).sum();
                assertThat(sum).as("-Dfirstline.seed=%d", seed).isEqualTo(units.free());
                if (units.total() != null) {
                    assertThat(units.free() + units.reserved() - units.shortBy() + units.used() + units.expired())
                            .as("-Dfirstline.seed=%d", seed)
                            .isEqualTo(units.total());
                }
            }
        }
    }

    private static Movement anyOf(Random random) {
        int total = random.nextInt(5);
        return switch (random.nextInt(10)) {
            case 0 -> new Movement.State(total, random.nextInt(total + 1), CAUSE);
            case 1 -> random.nextInt(8) == 0 ? new Movement.State(null, null, CAUSE) : reserve();
            case 2 -> new Movement.Reconcile(total, random.nextInt(total + 1), CAUSE);
            case 3 -> new Movement.Use(random.nextBoolean(), CAUSE);
            case 4 -> new Movement.Return(CAUSE);
            case 5 -> new Movement.Expire(CAUSE);
            case 6 -> new Movement.TakeBack(CAUSE);
            case 7 -> new Movement.Revive(CAUSE);
            case 8 -> new Movement.ReturnUsed(CAUSE);
            default -> reserve();
        };
    }

    @Test
    void itIsLookedAtWhenItsLastDayHasPassedAndAtOnceWhileReservationsHaveNothingBehindThem() {
        var lastDay = LocalDate.of(2026, 11, 30);
        var afterwards = Instant.parse("2026-12-01T00:00:00Z");

        assertThat(NextLook.of(units, lastDay, NOW)).contains(afterwards);
        assertThat(NextLook.of(units, lastDay, afterwards)).contains(afterwards);
        assertThat(NextLook.of(units, null, NOW)).isEmpty();
        assertThat(NextLook.of(Units.UNLIMITED, lastDay, NOW)).isEmpty();
        book(new Movement.Expire(CAUSE));
        assertThat(NextLook.of(units, lastDay, afterwards)).isEmpty();
        units = new Units(3, 0, 2, 0, 0, 1);
        assertThat(NextLook.of(units, null, NOW)).contains(NOW);
    }
}
