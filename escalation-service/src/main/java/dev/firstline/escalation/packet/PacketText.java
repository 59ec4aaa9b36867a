package dev.firstline.escalation.packet;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A packet as plain text, to be pasted into the form field by field. */
public final class PacketText {

    private PacketText() {}

    /** One field after the other: its name, and its value from the next line on. */
    public static String of(Packet packet) {
        var parts = new ArrayList<String>();
        parts.add(head(packet));
        packet.fields().forEach(field -> parts.add(title(field) + "\n" + valueOf(field, packet)));
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

    private static String title(PacketField field) {
        return "== " + field.name() + (field.required() ? " *" : "") + " ==";
    }

    private static String heldBy(Packet packet) {
        return packet.heldBy() == null ? "its holder" : packet.heldBy().value();
    }
}
