package dev.firstline.sla.policy;

import java.time.DateTimeException;
import java.time.Duration;

/**
 * What the turns of a ticket's life do to the clock of a goal.
 *
 * @param reopening what a reopening does
 * @param unanswered as what a first response without an answer counts once the ticket is closed; other targets do not look at it
 * @param slip for how long another promise may hold between two equal ones and still count as a slip of the hand, which costs nothing;
 *     zero for never
 */
public record Turns(Reopening reopening, Unanswered unanswered, Duration slip) {

    /** The longest slip: whoever needs more has changed their mind. */
    public static final Duration LONGEST_SLIP = Duration.ofHours(1);

    /** A reopened ticket's clock goes on, closing in silence is not counted, and a quarter of an hour is left to notice a slip. */
    public static final Turns USUAL = new Turns(Reopening.GOES_ON, Unanswered.NOT_COUNTED, Duration.ofMinutes(15));

    /** @throws IllegalArgumentException when the slip is out of its bounds */
    public Turns {
        if (slip.isNegative() || slip.compareTo(LONGEST_SLIP) > 0 || slip.getNano() != 0) {
            throw new IllegalArgumentException("a slip lasts whole seconds, PT0S (none) to " + LONGEST_SLIP);
        }
    }

    /**
     * Reads the length of a slip.
     *
     * @param text an ISO-8601 duration such as {@code PT15M}
     * @throws IllegalArgumentException when it is none, or out of bounds
     */
    public static Duration slip(String text) {
        try {
            return new Turns(USUAL.reopening, USUAL.unanswered, Duration.parse(text)).slip;
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("a slip is an ISO-8601 duration in whole seconds such as PT15M");
        }
    }
}
