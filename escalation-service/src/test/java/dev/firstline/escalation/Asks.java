package dev.firstline.escalation;

import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.diagnosis.IssueClass;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.escalation.ask.VendorAsk;
import dev.firstline.escalation.entitlement.Entitlement;
import dev.firstline.escalation.partner.PartnerContact;
import dev.firstline.escalation.partner.PartnerProfile;
import dev.firstline.escalation.partner.PartnerType;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks, partners and contracts that the tests of the rules start from. */
public final class Asks {

    public static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    public static final PartnerContact DESK = new PartnerContact(
            "Dana", "Desk", "desk@contoso.example", "+351 210 000 000", ZoneId.of("Europe/Lisbon"), "PRT");

    private Asks() {}

    /** A technical fault of that family, severity A, in English, for Microsoft. */
    public static VendorAsk technical(@Nullable ProductFamily family, @Nullable String product) {
        return new VendorAsk(
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
    public static VendorAsk commercial(@Nullable ProductFamily family, @Nullable String issueKind, String... tags) {
        return new VendorAsk(
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

    public static VendorAsk with(VendorAsk ask, Outcome outcome) {
        return new VendorAsk(
                outcome,
                ask.affectedTenant(),
                ask.productFamily(),
                ask.product(),
                ask.issueClass(),
                ask.issueKind(),
                ask.breakFix(),
                ask.severity(),
                ask.language(),
                ask.tags());
    }

    public static VendorAsk with(VendorAsk ask, @Nullable String issueKind) {
        return new VendorAsk(
                ask.outcome(),
                ask.affectedTenant(),
                ask.productFamily(),
                ask.product(),
                ask.issueClass(),
                issueKind,
                ask.breakFix(),
                ask.severity(),
                ask.language(),
                ask.tags());
    }

    public static VendorAsk in(Language language, VendorAsk ask) {
        return new VendorAsk(
                ask.outcome(),
                ask.affectedTenant(),
                ask.productFamily(),
                ask.product(),
                ask.issueClass(),
                ask.issueKind(),
                ask.breakFix(),
                ask.severity(),
                language,
                ask.tags());
    }

    public static VendorAsk ofOwnTenant(VendorAsk ask) {
        return new VendorAsk(
                ask.outcome(),
                AffectedTenant.PARTNER_OWN,
                ask.productFamily(),
                ask.product(),
                ask.issueClass(),
                ask.issueKind(),
                ask.breakFix(),
                ask.severity(),
                ask.language(),
                ask.tags());
    }

    public static PartnerProfile partner(PartnerType type) {
        return new PartnerProfile(new TenantPath("contoso"), type, DESK);
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
