package dev.firstline.sla.settings;

import dev.firstline.sla.icalendar.Ignored;
import java.util.Map;

/**
 * What a file added to a calendar.
 *
 * @param found holidays in the file, in the years that were asked for
 * @param added those that the calendar did not have yet
 * @param removed those that a file of the same name had brought before and this one does not
 * @param ignored how many events of the file are no holidays, by the reason
 * @param calendar as it is in force now
 */
public record CalendarImportView(
        int found, int added, int removed, Map<Ignored, Integer> ignored, CalendarView calendar) {}
