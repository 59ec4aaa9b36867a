package dev.firstline.escalation.packet;

import static dev.firstline.escalation.packet.PacketField.required;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a publisher of a marketplace product needs. Its support link, address or number stands on the product page
 * (Partner Center documentation, "Commercial marketplace support").
 */
final class PublisherForm implements VendorForm {

    @Override
    public @Nullable URI portal(CaseFile file) {
        return null;
    }

    @Override
    public List<PacketField> fields(CaseFile file) {
        return CommonFields.inOrder(List.of(
                Stream.of(
                        required("Publisher's support contact", file.details().publisherContact()),
                        required("Product", file.request().product())),
                CommonFields.problem("Title", file),
                Stream.of(required(
                        "Severity", SeverityScale.program(file.request().severity()))),
                CommonFields.contact(file)));
    }
}
