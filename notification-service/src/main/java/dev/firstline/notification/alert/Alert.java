package dev.firstline.notification.alert;

import java.util.regex.Pattern;

/**
 * An alert as it is kept, taken apart. What the event said is taken over byte for byte, so that it is the same in every form and at every
 * attempt.
 *
 * @param type such as {@code sla.breached}, or one of {@link TestAlerts}
 * @param id of the event
 * @param timestamp when it happened, RFC 3339, UTC
 * @param tenant whose event it is
 * @param data the event's own JSON
 */
public record Alert(String type, String id, String timestamp, String tenant, String data) {

    private static final Pattern KEPT = Pattern.compile(
            "\\{\"type\":\"([^\"]*)\",\"id\":\"([^\"]*)\",\"timestamp\":\"([^\"]*)\",\"tenant\":\"([^\"]*)\",\"data\":(.*)}",
            Pattern.DOTALL);

    /**
     * Takes a kept alert apart.
     *
     * @throws IllegalArgumentException when it was not written by {@link #kept()}
     */
    public static Alert of(String kept) {
        var parts = KEPT.matcher(kept);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not an alert as it is kept");
        }
        return new Alert(parts.group(1), parts.group(2), parts.group(3), parts.group(4), parts.group(5));
    }

    /** The JSON that is kept, and that a receiver of the Standard form gets. None of the texts needs escaping: each has a form of its own. */
    public String kept() {
        return "{\"type\":\"" + type + "\",\"id\":\"" + id + "\",\"timestamp\":\"" + timestamp + "\",\"tenant\":\""
                + tenant + "\",\"data\":" + data + "}";
    }
}
