package dev.firstline.escalation.packet;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A vendor's form: where it is, and its fields in order. */
interface VendorForm {

    @Nullable URI portal(CaseFile file);

    List<PacketField> fields(CaseFile file);
}
