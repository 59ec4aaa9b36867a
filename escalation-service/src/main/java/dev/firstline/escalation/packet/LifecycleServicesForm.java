package dev.firstline.escalation.packet;

import static dev.firstline.escalation.packet.PacketField.required;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** Support in a Lifecycle Services project, for finance and operations apps (Power Platform, "Support overview"). */
final class LifecycleServicesForm implements VendorForm {

    @Override
    public URI portal(CaseFile file) {
        return URI.create("https://lcs.dynamics.com/");
    }

    @Override
    public List<PacketField> fields(CaseFile file) {
        return CommonFields.inOrder(List.of(
                Stream.of(
                        required("Customer tenant", file.details().customerTenantId()),
                        required("Product", file.request().product())),
                CommonFields.problem("Title", file),
                Stream.of(required(
                        "Severity", SeverityScale.program(file.request().severity()))),
                CommonFields.contract(file, false),
                CommonFields.contact(file)));
    }
}
