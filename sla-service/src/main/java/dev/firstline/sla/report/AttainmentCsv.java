package dev.firstline.sla.report;

import dev.firstline.sla.clock.IntervalCause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a report as CSV (RFC 4180, UTF-8, a line of names first). Safe to be opened in a spreadsheet: what a tenant may
 * have named like a formula is written as text.
 */
final class AttainmentCsv {

    /** What makes a spreadsheet take a cell for a formula (OWASP, CSV injection). */
    private static final String FORMULA = "=+-@\t\r";

    private final CSVPrinter out;

    AttainmentCsv(Appendable to) throws IOException {
        out = CSVFormat.RFC4180.print(to);
        var names = new ArrayList<>(List.of("group", "target", "met", "breached", "cancelled", "percent"));
        for (var cause : IntervalCause.values()) {
            names.add("held_" + cause.name().toLowerCase(Locale.ROOT) + "_seconds");
        }
        names.addAll(List.of(
                "unanswered",
                "unanswered_as_met",
                "unanswered_as_breached",
                "excused",
                "voided",
                "met_after_excuses",
                "breached_after_excuses",
                "percent_after_excuses",
                "settled",
                "late_mean_seconds",
                "late_longest_seconds",
                "late_mean_wall_seconds"));
        out.printRecord(names);
    }

    void line(Attainment line) {
        var cells = new ArrayList<Object>();
        cells.add(safe(line.group()));
        cells.add(line.target());
        cells.add(line.met());
        cells.add(line.breached());
        cells.add(line.cancelled());
        var percent = line.percent();
        cells.add(orBlank(percent));
        for (var cause : IntervalCause.values()) {
            cells.add(Objects.requireNonNull(line.held().get(cause)).toSeconds());
        }
        cells.add(line.unanswered().total());
        cells.add(line.unanswered().asMet());
        cells.add(line.unanswered().asBreached());
        cells.add(line.excused().excused());
        cells.add(line.excused().voided());
        cells.add(line.excused().met());
        cells.add(line.excused().breached());
        cells.add(orBlank(line.excused().percent()));
        cells.add(line.late().settled());
        cells.add(seconds(line.late().mean()));
        cells.add(seconds(line.late().longest()));
        cells.add(seconds(line.late().meanWall()));
        try {
            out.printRecord(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object orBlank(@Nullable Object value) {
        return value == null ? "" : value;
    }

    private static Object seconds(@Nullable Duration time) {
        return time == null ? "" : time.toSeconds();
    }

    void end() throws IOException {
        out.flush();
    }

    static String safe(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        return FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
