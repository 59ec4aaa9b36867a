package dev.firstline.escalation.packet;

import static dev.firstline.escalation.packet.PacketField.optional;
import static dev.firstline.escalation.packet.PacketField.required;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * Service request of the Microsoft 365 admin center, entered from Partner Center so that the relation to the customer is
 * kept: signed in directly, one files for one's own tenant (Partner Center documentation, "Report problems on behalf of
 * a customer" and "Escalate problems to Microsoft").
 */
final class AdminCenterForm implements VendorForm {

    @Override
    public URI portal(CaseFile file) {
        String tenant = file.details().customerTenantId();
        return URI.create(
                tenant == null
                        ? "https://partner.microsoft.com/dashboard"
                        : "https://admin.microsoft.com/Partner/BeginClientSession.aspx?CTID=" + tenant
                                + "&CSDEST=o365admincenter");
    }

    @Override
    public List<PacketField> fields(CaseFile file) {
        var request = file.request();
        return CommonFields.inOrder(List.of(
                Stream.of(
                        required("Customer tenant", file.details().customerTenantId()),
                        optional("Customer domain", file.details().customerDomain()),
                        required("Support category", request.isCommercial() ? "Billing" : "Technical support"),
                        required("Service", request.product())),
                CommonFields.problem("Title", file),
                Stream.of(required("Severity", SeverityScale.microsoft365(request.severity()))),
                CommonFields.contract(file, false),
                CommonFields.contact(file)));
    }
}
