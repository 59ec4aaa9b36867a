package dev.firstline.sla.forecast.model;

import java.time.Instant;
import java.time.ZoneId;

/** The part of the day in which a clock began, in the zone of the calendar that counts it. */
public enum HourBand {
    /** 00:00 to 06:00. */
    NIGHT,
    /** 06:00 to 12:00. */
    MORNING,
    /** 12:00 to 18:00. */
    AFTERNOON,
    /** 18:00 to 24:00. */
    EVENING;

    private static final int HOURS = 24 / values().length;

    /** The band of an instant on the clocks of a zone. */
    public static HourBand of(Instant at, ZoneId zone) {
        return values()[at.atZone(zone).getHour() / HOURS];
    }
}
