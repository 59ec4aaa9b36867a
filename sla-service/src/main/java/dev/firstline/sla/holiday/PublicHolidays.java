package dev.firstline.sla.holiday;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.sla.calendar.HolidayRegion;
import dev.firstline.sla.holiday.PublicHoliday.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Year;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The one place that knows the library of holidays. Another release of it may know other dates. */
@ApplicationScoped
public class PublicHolidays {

    /** Languages in which the library has names. */
    private static final List<String> LANGUAGES = List.of("de", "el", "fr", "nl", "pt", "sv");

    PublicHolidays() {
        // A caller could otherwise fill the memory with every region and year, one by one.
        HolidayManager.setManagerCachingEnabled(false);
        // The library looks for its readers at the first use, without a lock: who comes second meanwhile finds none.
        HolidayManager.getInstance(ManagerParameters.create("de"));
    }

    /**
     * The holidays of a region, by date.
     *
     * @param region a country, such as {@code DE}, or a part of it, such as {@code DE-BY}; a part has those of the whole
     * @param pointer where the caller named the region
     * @throws Problem 422 when the region is not known; its member {@code known} lists those that are
     */
    public List<PublicHoliday> of(HolidayRegion region, String pointer) {
        var parts = region.code().split("-", -1);
        var countries = countries();
        if (!countries.contains(parts[0])) {
            throw unknown(pointer, "no country with known holidays; write it as DE or DE-BY", countries);
        }
        var manager = HolidayManager.getInstance(ManagerParameters.create(parts[0].toLowerCase(Locale.ROOT)));
        var within = Arrays.stream(parts)
                .skip(1)
                .map(part -> part.toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
        requireKnown(manager.getCalendarHierarchy(), parts[0], within, pointer);
        return IntStream.rangeClosed(region.years().from(), region.years().to())
                .mapToObj(year -> manager.getHolidays(Year.of(year), within))
                .flatMap(Collection::stream)
                .map(PublicHolidays::holiday)
                .distinct()
                .sorted(Comparator.comparing(PublicHoliday::date)
                        .thenComparing(holiday -> holiday.names().get("en")))
                .toList();
    }

    private static List<String> countries() {
        return HolidayManager.getSupportedCalendarCodes().stream()
                .map(code -> code.toUpperCase(Locale.ROOT))
                .filter(code -> code.matches("[A-Z]{2}"))
                .distinct()
                .sorted()
                .toList();
    }

    private static void requireKnown(CalendarHierarchy country, String code, String[] within, String pointer) {
        var known = new ArrayList<String>();
        var level = country;
        var path = code;
        for (var part : within) {
            known.clear();
            known.add(path);
            for (var child : level.getChildren().keySet().stream().sorted().toList()) {
                known.add(path + "-" + child.toUpperCase(Locale.ROOT));
            }
            level = level.getChildren().get(part);
            if (level == null) {
                throw unknown(pointer, "no region with known holidays within " + path, known);
            }
            path = path + "-" + part.toUpperCase(Locale.ROOT);
        }
    }

    private static Problem unknown(String pointer, String detail, List<String> known) {
        return Problem.invalid(pointer, detail).with("known", List.copyOf(known));
    }

    private static PublicHoliday holiday(Holiday holiday) {
        var kind = switch (holiday.getType()) {
            case PUBLIC_HOLIDAY -> Kind.PUBLIC;
            case BANK_HOLIDAY -> Kind.BANK;
            case OBSERVANCE -> Kind.OBSERVANCE;
        };
        return new PublicHoliday(holiday.getDate(), kind, names(holiday));
    }

    private static SortedMap<String, String> names(Holiday holiday) {
        var names = new TreeMap<String, String>();
        var english = holiday.getDescription(Locale.ENGLISH);
        names.put("en", english);
        for (var language : LANGUAGES) {
            var name = holiday.getDescription(Locale.forLanguageTag(language));
            if (!name.equals(english)) {
                names.put(language, name);
            }
        }
        return names;
    }
}
