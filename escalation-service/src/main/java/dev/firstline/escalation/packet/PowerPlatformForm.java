package dev.firstline.escalation.packet;

import static dev.firstline.escalation.packet.PacketField.required;

import dev.firstline.contracts.escalation.SupportVehicle;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * "New support request" of the Power Platform admin center (Power Platform documentation, "Get Help + Support"), entered
 * for the customer's tenant (Business Central documentation, "Escalate support issues to Microsoft").
 */
final class PowerPlatformForm implements VendorForm {

    @Override
    public URI portal(CaseFile file) {
        String tenant = file.details().customerTenantId();
        return URI.create("https://admin.powerplatform.microsoft.com/"
                + (tenant == null ? "support" : "account/login/" + tenant));
    }

    @Override
    public List<PacketField> fields(CaseFile file) {
        boolean premier = file.isCarriedBy(SupportVehicle.PSFP);
        return CommonFields.inOrder(List.of(
                Stream.of(
                        required("Customer tenant", file.details().customerTenantId()),
                        required("Product", file.request().product())),
                CommonFields.problem("Title", file),
                Stream.of(
                        required(
                                "Severity", SeverityScale.program(file.request().severity())),
                        required("File as a Premier support request?", premier ? "Yes" : "No")),
                CommonFields.contract(file, premier),
                CommonFields.contact(file)));
    }
}
