package dev.firstline.sla.icalendar;

import biweekly.ICalendar;
import biweekly.io.ParseContext;
import biweekly.io.text.ICalReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file without looking at its time zones. Dates need none, and a {@code VTIMEZONE} is a stranger's rule that the
 * library would follow second by second.
 */
final class UnzonedReader extends ICalReader {

    UnzonedReader(String text) {
        super(text);
    }

    @Override
    public @Nullable ICalendar readNext() throws IOException {
        warnings.clear();
        context = new ParseContext();
        return _readNext();
    }
}
