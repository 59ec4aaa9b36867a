package dev.firstline.escalation.desk;

import dev.firstline.contracts.escalation.FilingRoute;
import dev.firstline.escalation.packet.Packet;
import dev.firstline.escalation.packet.PacketNotice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A packet as agents see it.
 *
 * @param portal where the form is, or null
 * @param complete whether nothing is missing
 * @param missing names of the required fields that are not told yet
 */
public record PacketView(
        FilingRoute route,
        @Nullable String portal,
        boolean complete,
        List<String> missing,
        List<Field> fields,
        List<Notice> notices) {

    /** A field of the form, in its order. */
    public record Field(String name, @Nullable String value, boolean required) {}

    /** What to know before filing. */
    public record Notice(PacketNotice code, String text) {}

    static PacketView of(Packet packet) {
        var missing = packet.missing();
        return new PacketView(
                packet.route(),
                packet.portal() == null ? null : packet.portal().toString(),
                missing.isEmpty(),
                missing,
                packet.fields().stream()
                        .map(field -> new Field(field.name(), field.value(), field.required()))
                        .toList(),
                packet.notices().stream()
                        .map(notice -> new Notice(notice, notice.text()))
                        .toList());
    }
}
