package dev.firstline.console.page;

import dev.firstline.chassis.http.Texts;
import dev.firstline.console.queue.QueueFilter;
import dev.firstline.console.words.Labels;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The filter as it stands in the address of the page. What is not a choice there counts as not chosen: an address is
 * typed and shared by people.
 *
 * @param status empty for all on which work is owed, {@code ALL} for all, or one status
 * @param severity empty for all, or one
 * @param breached whether only broken promises are wanted
 * @param search as typed
 */
public record FilterForm(String status, String severity, boolean breached, String search) {

    private static final String ALL = "ALL";

    static FilterForm of(
            @Nullable String status, @Nullable String severity, @Nullable String breached, @Nullable String search) {
        return new FilterForm(
                ALL.equals(status)
                        ? ALL
                        : code(TicketStatus.class, status).map(Enum::name).orElse(""),
                code(Severity.class, severity).map(Enum::name).orElse(""),
                "true".equals(breached),
                search == null || search.length() > QueueFilter.MAX_SEARCH || !Texts.isOneLine(search)
                        ? ""
                        : search.strip());
    }

    /** An option of a list. */
    public record Choice(String value, String label, boolean selected) {}

    /** The choices of status. */
    public List<Choice> statuses() {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", "Open tickets", status.isEmpty()));
        choices.add(new Choice(ALL, "All tickets", status.equals(ALL)));
        for (var one : TicketStatus.values()) {
            choices.add(new Choice(one.name(), Labels.plain(one), one.name().equals(status)));
        }
        return choices;
    }

    /** The choices of severity. */
    public List<Choice> severities() {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", "Any severity", severity.isEmpty()));
        for (var one : Severity.values()) {
            choices.add(
                    new Choice(one.name(), "Severity " + one.name(), one.name().equals(severity)));
        }
        return choices;
    }

    /** Whether anything is chosen. */
    public boolean isChosen() {
        return !equals(new FilterForm("", "", false, ""));
    }

    QueueFilter filter() {
        return new QueueFilter(
                status.isEmpty() ? Boolean.TRUE : null,
                code(TicketStatus.class, status).orElse(null),
                code(Severity.class, severity).orElse(null),
                breached ? Boolean.TRUE : null,
                search.isEmpty() ? null : search);
    }

    /** The address of the page that follows. */
    String address(String cursor) {
        return "/?status=" + status + "&severity=" + severity + (breached ? "&breached=true" : "") + "&search="
                + URLEncoder.encode(search, StandardCharsets.UTF_8) + "&cursor=" + cursor;
    }

    private static <E extends Enum<E>> Optional<E> code(Class<E> type, @Nullable String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(text))
                .findFirst();
    }
}
