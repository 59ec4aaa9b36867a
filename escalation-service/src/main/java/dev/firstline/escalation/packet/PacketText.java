package dev.firstline.escalation.packet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A packet as plain text, to be pasted into the form field by field. */
public final class PacketText {

    /**
     * A line that begins as a field's title does, to the eye: after what leaves no mark, and by signs that look alike. What ends a line is
     * whatever some program breaks one at.
     */
    private static final Pattern LIKE_A_TITLE = Pattern.compile("(?<=^|[\\n\\r\\x0b\\f\\x85\\u2028\\u2029])"
            + "(?=[\\h\\p{Cf}\\p{Cc}&&[^\\n\\r\\x0b\\f\\x85]]*[=\\x{ff1d}\\x{fe66}\\x{2550}])");

    private PacketText() {}

    /**
     * One field after the other: its name, and its value from the next line on. What customers wrote cannot pass for a field: where a line of a
     * value begins as a title does, {@code > } stands before it.
     */
    public static String of(Packet packet) {
        var parts = new ArrayList<String>();
        parts.add(head(packet));
        packet.fields().forEach(field -> parts.add(title(field) + "\n" + marked(valueOf(field, packet))));
        return String.join("\n\n", parts) + "\n";
    }

    /** What stands for the value; the words for one that is not there say why. */
    static String valueOf(PacketField field, Packet packet) {
        if (field.withheld()) {
            return "(withheld: for " + heldBy(packet) + " and those above)";
        }
        var value = field.value();
        if (value == null) {
            return field.required() ? "(missing)" : "(nothing)";
        }
        return value;
    }

    /** What to know before filing, one a line; nothing where there is nothing. */
    static List<String> notes(Packet packet) {
        var notes = new ArrayList<String>();
        var missing = packet.missing();
        if (!missing.isEmpty()) {
            notes.add("Missing: " + String.join(", ", missing));
        }
        packet.notices().forEach(notice -> notes.add(notice.text()));
        return notes;
    }

    static @Nullable String portalOf(Packet packet) {
        return packet.portal() == null ? null : packet.portal().toString();
    }

    private static String head(Packet packet) {
        var head = new ArrayList<String>();
        head.add("Route: " + packet.route());
        if (packet.portal() != null) {
            head.add("Form: " + packet.portal());
        }
        head.addAll(notes(packet));
        return String.join("\n", head);
    }

    private static String marked(String value) {
        return LIKE_A_TITLE.matcher(value).replaceAll("> ");
    }

    private static String title(PacketField field) {
        return "== " + field.name() + (field.required() ? " *" : "") + " ==";
    }

    private static String heldBy(Packet packet) {
        return packet.heldBy() == null ? "its holder" : packet.heldBy().value();
    }
}
