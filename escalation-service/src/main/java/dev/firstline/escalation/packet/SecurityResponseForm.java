package dev.firstline.escalation.packet;

import static dev.firstline.escalation.packet.PacketField.optional;
import static dev.firstline.escalation.packet.PacketField.required;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** Report of a weakness to the Microsoft Security Response Center; it needs no contract and knows no severity of ours. */
final class SecurityResponseForm implements VendorForm {

    @Override
    public URI portal(CaseFile file) {
        return URI.create("https://msrc.microsoft.com/create-report");
    }

    @Override
    public List<PacketField> fields(CaseFile file) {
        return CommonFields.inOrder(List.of(
                Stream.of(
                        required("Affected product", file.request().product()),
                        required("Title", file.title()),
                        required("Description", Description.of(file)),
                        optional("Steps to reproduce", StepsTried.of(file)),
                        optional("Impact", file.details().impact())),
                CommonFields.contact(file)));
    }
}
