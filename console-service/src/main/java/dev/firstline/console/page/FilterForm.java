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
 * The filter as it stands in the address of the page. What is not a choice there counts as not chosen, and is told: an address
 * is typed and shared by people.
 *
 * @param status empty for all on which work is owed, {@code ALL} for all, or one status
 * @param severity empty for all, or one
 * @param breached whether only broken promises are wanted
 * @param search as typed
 * @param passedOver the names of what stood in the address and is no choice
 */
public record FilterForm(String status, String severity, boolean breached, String search, List<String> passedOver) {

    private static final String ALL = "ALL";

    static FilterForm of(
            @Nullable String status, @Nullable String severity, @Nullable String breached, @Nullable String search) {
        var passedOver = new ArrayList<String>();
        return new FilterForm(
                ALL.equals(status) ? ALL : chosen("status", TicketStatus.class, status, passedOver),
                chosen("severity", Severity.class, severity, passedOver),
                breached(breached, passedOver),
                search(search, passedOver),
                List.copyOf(passedOver));
    }

    private static <E extends Enum<E>> String chosen(
            String name, Class<E> type, @Nullable String text, List<String> passedOver) {
        var code = code(type, text).map(Enum::name).orElse("");
        if (code.isEmpty() && text != null && !text.isEmpty()) {
            passedOver.add(name);
        }
        return code;
    }

    private static boolean breached(@Nullable String text, List<String> passedOver) {
        if (text != null && !text.isEmpty() && !text.equals("true") && !text.equals("false")) {
            passedOver.add("breached");
        }
        return "true".equals(text);
    }

    private static String search(@Nullable String text, List<String> passedOver) {
        if (text == null) {
            return "";
        }
        if (text.length() > QueueFilter.MAX_SEARCH || !Texts.isOneLine(text)) {
            passedOver.add("search");
            return "";
        }
        return text.strip();
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
        return !status.isEmpty() || !severity.isEmpty() || breached || !search.isEmpty();
    }

    /** The same search among all tickets, whatever else is chosen; null where it is one already, or nothing is searched for. */
    public @Nullable String everywhere() {
        boolean narrowed = !status.equals(ALL) || !severity.isEmpty() || breached;
        return search.isEmpty() || !narrowed ? null : new FilterForm(ALL, "", false, search, List.of()).address();
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
        return address() + "&cursor=" + cursor;
    }

    private String address() {
        return "/?status=" + status + "&severity=" + severity + (breached ? "&breached=true" : "") + "&search="
                + URLEncoder.encode(search, StandardCharsets.UTF_8);
    }

    private static <E extends Enum<E>> Optional<E> code(Class<E> type, @Nullable String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(text))
                .findFirst();
    }
}
