package dev.firstline.escalation.ledger;

import java.util.List;
import java.util.Optional;

/**
 * What was told of how few units are left. It begins anew when more are granted or reconciled: a unit that comes back does not make the
 * next one news.
 *
 * @param low that few are left
 * @param exhausted that none is left
 */
public record Supply(boolean low, boolean exhausted) {

    /** What there is to tell. */
    public enum News {
        /** Few are left. */
        LOW,
        /** None is left. */
        EXHAUSTED
    }

    /**
     * From how many on there are few.
     *
     * @param percent of the total
     * @param least in units, however small the total is
     */
    public static int fewOf(int total, int percent, int least) {
        return Math.max(least, (int) ((long) total * percent / 100));
    }

    /** What was told, where more are there by now. */
    public Supply after(List<UnitFact> facts, Units units, int few) {
        boolean anew = facts.stream()
                .anyMatch(fact -> fact.kind() == MovementKind.GRANTED || fact.kind() == MovementKind.RECONCILED);
        return anew ? new Supply(low && units.free() <= few, exhausted && units.free() == 0) : this;
    }

    /** What is to be told now; nothing where units are not counted, none was ever granted, or few were and all are there. */
    public Optional<News> due(Units units, int few) {
        var total = units.total();
        if (total == null || total == 0) {
            return Optional.empty();
        }
        if (units.free() == 0) {
            return exhausted ? Optional.empty() : Optional.of(News.EXHAUSTED);
        }
        return units.free() <= few && units.free() < total && !low ? Optional.of(News.LOW) : Optional.empty();
    }

    /** What was told then. */
    public Supply told(News news) {
        return new Supply(true, exhausted || news == News.EXHAUSTED);
    }
}
