package dev.firstline.escalation.packet;

import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.escalation.FilingRoute;
import dev.firstline.escalation.access.AccessFinding;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that whoever files has to enter, in the order of the form.
 *
 * @param portal where the form is; null where it is found on a product page or at a provider's desk
 * @param notices what whoever files should know first
 * @param heldBy the tenant above the reader that holds contract and contact and can file; null when nothing is withheld
 * @param access what the form asks of the access to the customer's cloud, and what of it there is
 */
public record Packet(
        FilingRoute route,
        @Nullable URI portal,
        List<PacketField> fields,
        List<PacketNotice> notices,
        @Nullable TenantPath heldBy,
        AccessFinding access) {

    /** Copies the lists, so that the packet cannot change. */
    public Packet {
        fields = List.copyOf(fields);
        notices = List.copyOf(notices);
    }

    /** The same with what there is of access, and what to know of it. */
    public Packet with(AccessFinding found, List<PacketNotice> more) {
        var all = new ArrayList<>(notices);
        all.addAll(more);
        return new Packet(route, portal, fields, all, heldBy, found);
    }

    /** Names of the fields whose values are for the holder alone; empty for the holder and those above. */
    public List<String> withheld() {
        return fields.stream()
                .filter(PacketField::withheld)
                .map(PacketField::name)
                .toList();
    }

    /** Names of the required fields that nobody has told yet. */
    public List<String> missing() {
        return fields.stream()
                .filter(PacketField::isMissing)
                .map(PacketField::name)
                .toList();
    }
}
