package dev.firstline.diagnosis.rule;

import static dev.firstline.diagnosis.rule.Condition.said;

/** What several rules consider: how many are hit, whether the platform itself errs, what was ruled out. */
final class Considered {

    static final Consideration SCALE_SUPPORTS = of(14, Signal.SCALE);
    static final Consideration PLATFORM_SUPPORTS = of(10, Signal.PLATFORM_ERROR);
    static final Consideration EXAMINED =
            new Consideration("examined", 8, said(Signal.TRIED, Signal.RULED_OUT, Signal.HEALTH_CLEAR));

    static final Consideration SCALE_OBJECTS = of(-45, Signal.SCALE);
    static final Consideration PLATFORM_OBJECTS = of(-40, Signal.PLATFORM_ERROR);
    static final Consideration TRIED_OBJECTS = of(-24, Signal.TRIED);
    static final Consideration TRIED_FOR_SEVERAL_OBJECTS =
            new Consideration("tried-for-several", -16, said(Signal.TRIED).unless(Signal.SINGLE));

    static final Consideration FAULT_OBJECTS = new Consideration("fault", -50, ProgramRules.BROKEN);

    static final Consideration DOWN_FOR_A_CROWD_OBJECTS =
            new Consideration("down-for-a-crowd", -20, said(Signal.SCALE).and(said(Signal.DOWN)));

    /** What one person tried on one device is no examination of the service. */
    static final Consideration ONE_ALONE_OBJECTS = new Consideration(
            "one-alone",
            -25,
            said(Signal.SINGLE).and(said(Signal.TRIED)).unless(Signal.SCALE, Signal.RULED_OUT, Signal.HEALTH_CLEAR));

    private Considered() {}

    static Consideration of(int points, Signal... signals) {
        return Consideration.of(points, signals);
    }
}
