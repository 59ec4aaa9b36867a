package dev.firstline.escalation;

import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.diagnosis.IssueClass;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.escalation.entitlement.Entitlement;
import dev.firstline.escalation.partner.PartnerContact;
import dev.firstline.escalation.partner.PartnerProfile;
import dev.firstline.escalation.partner.PartnerType;
import dev.firstline.escalation.request.SupportRequest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SupportRequests, partners and contracts that the tests of the rules start from. */
public final class SupportRequests {

    public static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    public static final PartnerContact DESK = new PartnerContact(
            "Dana", "Desk", "desk@contoso.example", "+351 210 000 000", ZoneId.of("Europe/Lisbon"), "PRT");

    private SupportRequests() {}

    /** A technical fault of that family, severity A, in English, for Microsoft. */
    public static SupportRequest technical(@Nullable ProductFamily family, @Nullable String product) {
        return new SupportRequest(
                Outcome.ESCALATE_MICROSOFT,
                AffectedTenant.CUSTOMER,
                family,
                product,
                IssueClass.TECHNICAL,
                null,
                true,
                Severity.A,
                Language.EN,
                List.of());
    }

    /** A commercial matter of that family, in English. */
    public static SupportRequest commercial(
            @Nullable ProductFamily family, @Nullable String issueKind, String... tags) {
        return new SupportRequest(
                Outcome.BILLING_DISPUTE_FRAUD,
                AffectedTenant.CUSTOMER,
                family,
                "a product",
                IssueClass.COMMERCIAL,
                issueKind,
                false,
                Severity.C,
                Language.EN,
                List.of(tags));
    }

    public static SupportRequest with(SupportRequest request, Outcome outcome) {
        return new SupportRequest(
                outcome,
                request.affectedTenant(),
                request.productFamily(),
                request.product(),
                request.issueClass(),
                request.issueKind(),
                request.breakFix(),
                request.severity(),
                request.language(),
                request.tags());
    }

    public static SupportRequest with(SupportRequest request, @Nullable String issueKind) {
        return new SupportRequest(
                request.outcome(),
                request.affectedTenant(),
                request.productFamily(),
                request.product(),
                request.issueClass(),
                issueKind,
                request.breakFix(),
                request.severity(),
                request.language(),
                request.tags());
    }

    public static SupportRequest in(Language language, SupportRequest request) {
        return new SupportRequest(
                request.outcome(),
                request.affectedTenant(),
                request.productFamily(),
                request.product(),
                request.issueClass(),
                request.issueKind(),
                request.breakFix(),
                request.severity(),
                language,
                request.tags());
    }

    public static SupportRequest ofOwnTenant(SupportRequest request) {
        return new SupportRequest(
                request.outcome(),
                AffectedTenant.PARTNER_OWN,
                request.productFamily(),
                request.product(),
                request.issueClass(),
                request.issueKind(),
                request.breakFix(),
                request.severity(),
                request.language(),
                request.tags());
    }

    public static PartnerProfile partner(PartnerType type) {
        return new PartnerProfile(new TenantPath("contoso"), type, DESK, false);
    }

    /** An uncounted contract of this year. */
    public static Entitlement contract(SupportVehicle vehicle) {
        return new Entitlement(
                UUID.randomUUID(),
                vehicle,
                "A-100",
                "C-200",
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 12, 31),
                null,
                null,
                List.of());
    }
}
