package dev.firstline.escalation.handling;

import dev.firstline.contracts.escalation.FilingRoute;
import dev.firstline.escalation.packet.Packet;
import dev.firstline.escalation.packet.PacketNotice;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A packet as agents see it.
 *
 * @param portal where the form is, or null
 * @param complete whether nothing is missing or withheld
 * @param missing names of the required fields that are not told yet
 * @param withheld names of the fields that are for the tenant in {@code heldBy} and those above it alone
 * @param heldBy the tenant above the caller that can file; null when nothing is withheld
 * @param access what the form asks of the access to the customer's cloud; empty where it asks for none
 */
public record PacketView(
        FilingRoute route,
        @Nullable String portal,
        boolean complete,
        List<String> missing,
        List<String> withheld,
        @Nullable String heldBy,
        List<Field> fields,
        List<Notice> notices,
        List<NeededAccessView> access) {

    /** A field of the form, in its order. */
    @Schema(name = "PacketField")
    public record Field(String name, @Nullable String value, boolean required) {}

    /** What to know before filing. */
    @Schema(name = "PacketNoticeText")
    public record Notice(PacketNotice code, String text) {}

    static PacketView of(Packet packet) {
        var missing = packet.missing();
        var withheld = packet.withheld();
        return new PacketView(
                packet.route(),
                packet.portal() == null ? null : packet.portal().toString(),
                missing.isEmpty() && withheld.isEmpty(),
                missing,
                withheld,
                packet.heldBy() == null ? null : packet.heldBy().value(),
                packet.fields().stream()
                        .map(field -> new Field(field.name(), field.value(), field.required()))
                        .toList(),
                packet.notices().stream()
                        .map(notice -> new Notice(notice, notice.text()))
                        .toList(),
                NeededAccessView.of(packet.access(), packet.heldBy() == null));
    }
}
