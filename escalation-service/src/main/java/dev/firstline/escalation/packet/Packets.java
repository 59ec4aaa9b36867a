package dev.firstline.escalation.packet;

import dev.firstline.contracts.escalation.FilingRoute;
import dev.firstline.escalation.access.AccessFinding;
import java.util.Map;

/** Prepares the packet of each route. */
public final class Packets {

    private static final Map<FilingRoute, VendorForm> FORMS = Map.of(
            FilingRoute.AZURE_PORTAL, new AzureForm(),
            FilingRoute.M365_ADMIN_CENTER, new AdminCenterForm(),
            FilingRoute.POWER_PLATFORM_ADMIN_CENTER, new PowerPlatformForm(),
            FilingRoute.LIFECYCLE_SERVICES, new LifecycleServicesForm(),
            FilingRoute.PARTNER_CENTER_HELP, new PartnerCenterForm(),
            FilingRoute.SUPPORT_FOR_BUSINESS, new SupportForBusinessForm(),
            FilingRoute.ISV_CONTACT, new PublisherForm(),
            FilingRoute.VIA_INDIRECT_PROVIDER, new ProviderForm(),
            FilingRoute.MSRC, new SecurityResponseForm());

    private Packets() {}

    /** The packet for the file's route, with whatever is known by now but of the access. */
    public static Packet prepare(CaseFile file) {
        var form = FORMS.get(file.route());
        if (form == null) {
            throw new IllegalStateException("no form for route " + file.route());
        }
        return new Packet(
                file.route(),
                form.portal(file),
                form.fields(file),
                Notices.of(file),
                file.withheldBy(),
                AccessFinding.NONE_NEEDED);
    }
}
