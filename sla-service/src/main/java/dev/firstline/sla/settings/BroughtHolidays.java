package dev.firstline.sla.settings;

import dev.firstline.sla.calendar.BusinessCalendar;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The holidays of a calendar and who brought them: a date goes when the last file that brought it comes without it. What somebody typed, or
 * a file without a name brought, is nobody's to take away.
 *
 * @param holidays all of them
 * @param imports by the name of a file those that it brought and nobody typed; a date may be in several
 */
record BroughtHolidays(SortedSet<LocalDate> holidays, SortedMap<String, SortedSet<LocalDate>> imports) {

    static BroughtHolidays of(BusinessCalendar calendar) {
        return new BroughtHolidays(calendar.holidays(), calendar.imports());
    }

    /**
     * What they are after a file.
     *
     * @param source the file's name: what it brought before is replaced; null: its dates are only added, and stay
     */
    BroughtHolidays bring(@Nullable String source, SortedSet<LocalDate> dates) {
        var typed = new TreeSet<>(holidays);
        imports.values().forEach(typed::removeAll);
        var after = new TreeMap<>(imports);
        if (source == null) {
            typed.addAll(dates);
        } else {
            after.put(source, dates);
        }
        after.replaceAll((name, brought) -> without(brought, typed));
        var all = new TreeSet<>(typed);
        after.values().forEach(all::addAll);
        return new BroughtHolidays(all, after);
    }

    private static SortedSet<LocalDate> without(SortedSet<LocalDate> dates, SortedSet<LocalDate> others) {
        var left = new TreeSet<>(dates);
        left.removeAll(others);
        return Collections.unmodifiableSortedSet(left);
    }
}
