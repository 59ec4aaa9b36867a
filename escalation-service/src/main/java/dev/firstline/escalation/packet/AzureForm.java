package dev.firstline.escalation.packet;

import static dev.firstline.escalation.packet.PacketField.optional;
import static dev.firstline.escalation.packet.PacketField.required;

import dev.firstline.escalation.request.IssueCodes;
import dev.firstline.escalation.request.SupportRequest;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * "New support request" of the Azure portal (Azure documentation, "Create an Azure support request"). The plan is always
 * "Cloud Solution Provider", and the portal is entered through the customer's domain, else it shows the partner's own
 * subscriptions (Partner Center documentation, "Report problems on behalf of a customer").
 */
final class AzureForm implements VendorForm {

    @Override
    public URI portal(CaseFile file) {
        String domain = file.details().customerDomain();
        String base = "https://portal.azure.com/" + (domain == null ? "" : domain + "/");
        return URI.create(base + "#create/Microsoft.Support");
    }

    @Override
    public List<PacketField> fields(CaseFile file) {
        var request = file.request();
        return CommonFields.inOrder(List.of(
                Stream.of(
                        required("Customer domain", file.details().customerDomain()),
                        required("Issue type", issueType(request)),
                        required("Subscription", file.details().subscriptionId()),
                        required("Service type", request.product()),
                        optional("Resource", file.details().resourceId())),
                CommonFields.problem("Summary", file),
                Stream.of(
                        required("Advanced diagnostic information", "Yes"),
                        required("Support plan", "Cloud Solution Provider"),
                        required("Severity", SeverityScale.azure(request.severity())),
                        required("Support language", AzureLanguage.of(request.language()))),
                CommonFields.contract(file, false),
                CommonFields.contact(file)));
    }

    private static String issueType(SupportRequest request) {
        if (request.speaksOf(IssueCodes.QUOTA_INCREASE)) {
            return "Service and subscription limits (quotas)";
        }
        if (request.speaksOf(IssueCodes.SUBSCRIPTION_TRANSFER) || request.speaksOf(IssueCodes.DEPROVISION)) {
            return "Subscription management";
        }
        return request.isCommercial() && !request.isCommercialEmergency() ? "Billing" : "Technical";
    }
}
