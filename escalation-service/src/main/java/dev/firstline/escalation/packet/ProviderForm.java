package dev.firstline.escalation.packet;

import static dev.firstline.escalation.packet.PacketField.optional;
import static dev.firstline.escalation.packet.PacketField.required;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an indirect provider's desk needs to file at Azure for its reseller: the same facts, in the reseller's name. */
final class ProviderForm implements VendorForm {

    @Override
    public @Nullable URI portal(CaseFile file) {
        return null;
    }

    @Override
    public List<PacketField> fields(CaseFile file) {
        return CommonFields.inOrder(List.of(
                Stream.of(
                        required("Customer domain", file.details().customerDomain()),
                        required("Subscription", file.details().subscriptionId()),
                        required("Product", file.request().product()),
                        optional("Resource", file.details().resourceId())),
                CommonFields.problem("Title", file),
                Stream.of(
                        required("Severity", SeverityScale.azure(file.request().severity()))),
                CommonFields.contact(file)));
    }
}
