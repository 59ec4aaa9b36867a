package dev.firstline.escalation.packet;

import static dev.firstline.escalation.packet.PacketField.optional;
import static dev.firstline.escalation.packet.PacketField.required;

import dev.firstline.contracts.ticket.Severity;
import dev.firstline.escalation.partner.PartnerContact;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Fields that every form has under much the same name. */
final class CommonFields {

    private CommonFields() {}

    /** Title, description and what the vendor's engineers need told with it. */
    static Stream<PacketField> problem(String titleName, CaseFile file) {
        return Stream.of(
                required(titleName, file.title()),
                required("Description", Description.of(file)),
                required("Problem start", Description.startOf(file)),
                required("Impact", file.details().impact()),
                required("Steps already tried", file.details().stepsTried()));
    }

    /** The partner's contact. The program offers no filing by phone, so the method is always e-mail. */
    static Stream<PacketField> contact(CaseFile file) {
        boolean mustBeCallable = file.ask().severity() == Severity.A;
        return Stream.of(
                required("Preferred contact method", "Email"),
                required("First name", of(file, PartnerContact::firstName)),
                required("Last name", of(file, PartnerContact::lastName)),
                required("Email", of(file, PartnerContact::email)),
                new PacketField("Phone", of(file, PartnerContact::phone), mustBeCallable),
                required("Country/region", of(file, PartnerContact::country)),
                optional("Time zone", of(file, contact -> contact.timeZone().getId())));
    }

    /** The contract by which the vendor knows the partner; required on the forms that cannot look it up. */
    static Stream<PacketField> contract(CaseFile file, boolean required) {
        return Stream.of(
                new PacketField("Access ID", file.accessId(), required),
                new PacketField("Contract ID", file.contractId(), required));
    }

    static List<PacketField> inOrder(List<Stream<PacketField>> parts) {
        return parts.stream().flatMap(Function.identity()).toList();
    }

    private static @Nullable String of(CaseFile file, Function<PartnerContact, @Nullable String> part) {
        return file.contact() == null ? null : part.apply(file.contact());
    }
}
