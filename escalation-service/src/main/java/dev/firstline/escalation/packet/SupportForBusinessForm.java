package dev.firstline.escalation.packet;

import static dev.firstline.escalation.packet.PacketField.required;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** Support for Business, for on-premises products; it knows the partner by Access ID and Contract ID alone. */
final class SupportForBusinessForm implements VendorForm {

    @Override
    public URI portal(CaseFile file) {
        return URI.create("https://support.serviceshub.microsoft.com/supportforbusiness");
    }

    @Override
    public List<PacketField> fields(CaseFile file) {
        return CommonFields.inOrder(List.of(
                Stream.of(required("Product", file.request().product())),
                CommonFields.problem("Title", file),
                Stream.of(required(
                        "Severity", SeverityScale.program(file.request().severity()))),
                CommonFields.contract(file, true),
                CommonFields.contact(file)));
    }
}
