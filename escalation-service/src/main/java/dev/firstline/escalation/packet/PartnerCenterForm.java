package dev.firstline.escalation.packet;

import static dev.firstline.escalation.packet.PacketField.optional;
import static dev.firstline.escalation.packet.PacketField.required;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * Help + support of Partner Center, at the level of the partner and not of a customer (Partner Center documentation,
 * "Report problems with Partner Center", "Service request resources").
 */
final class PartnerCenterForm implements VendorForm {

    @Override
    public URI portal(CaseFile file) {
        return URI.create("https://partner.microsoft.com/support");
    }

    @Override
    public List<PacketField> fields(CaseFile file) {
        return CommonFields.inOrder(List.of(
                Stream.of(
                        required("Support topic", file.request().product()),
                        optional("Customer tenant", file.details().customerTenantId())),
                CommonFields.problem("Title", file),
                Stream.of(required(
                        "Severity", SeverityScale.program(file.request().severity()))),
                CommonFields.contact(file)));
    }
}
