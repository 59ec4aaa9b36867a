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
                required("Steps already tried", StepsTried.of(file)));
    }

    /** The partner's contact. The program offers no filing by phone, so the method is always e-mail. */
    static Stream<PacketField> contact(CaseFile file) {
        boolean mustBeCallable = file.request().severity() == Severity.A;
        return Stream.of(
                required("Preferred contact method", "Email"),
                ofPerson("First name", file, true, PartnerContact::firstName),
                ofPerson("Last name", file, true, PartnerContact::lastName),
                ofPerson("Email", file, true, PartnerContact::email),
                ofPerson("Phone", file, mustBeCallable, PartnerContact::phone),
                ofPerson("Country/region", file, true, PartnerContact::country),
                ofPerson("Time zone", file, false, contact -> contact.timeZone().getId()));
    }

    /** The contract by which the vendor knows the partner; required on the forms that cannot look it up. */
    static Stream<PacketField> contract(CaseFile file, boolean required) {
        return Stream.of(
                ofHolder("Access ID", file, required, file.accessId()),
                ofHolder("Contract ID", file, required, file.contractId()));
    }

    static List<PacketField> inOrder(List<Stream<PacketField>> parts) {
        return parts.stream().flatMap(Function.identity()).toList();
    }

    private static PacketField ofPerson(
            String name, CaseFile file, boolean required, Function<PartnerContact, @Nullable String> part) {
        return ofHolder(name, file, required, file.contact() == null ? null : part.apply(file.contact()));
    }

    /** What belongs to the holder of the contract and the contact, and is not for those below. */
    private static PacketField ofHolder(String name, CaseFile file, boolean required, @Nullable String value) {
        if (file.isWithheld()) {
            return PacketField.withheld(name, required);
        }
        return required ? required(name, value) : optional(name, value);
    }
}
