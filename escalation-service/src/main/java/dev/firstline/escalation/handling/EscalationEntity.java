package dev.firstline.escalation.handling;

import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.diagnosis.DecidedBy;
import dev.firstline.contracts.diagnosis.IssueClass;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.escalation.BlockReason;
import dev.firstline.contracts.escalation.EscalationProgress;
import dev.firstline.contracts.escalation.FilingRoute;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.contracts.escalation.VendorStatus;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.escalation.chase.Chase;
import dev.firstline.escalation.lifecycle.EscalationState;
import dev.firstline.escalation.lifecycle.VendorRequest;
import dev.firstline.escalation.packet.FilingDetails;
import dev.firstline.escalation.plan.FilingPlan;
import dev.firstline.escalation.request.SupportRequest;
import dev.firstline.escalation.response.InitialResponse.Hours;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was asked, what came of it by the rules, and what agents and vendor made of it. */
@Entity
@Table(name = "escalation")
class EscalationEntity {

    @Id
    UUID id;

    String tenant;

    @Column(name = "ticket_id")
    UUID ticketId;

    @Enumerated(EnumType.STRING)
    EscalationState state;

    /** Null where only a version that knows none has written; read by {@link #life}. */
    @Enumerated(EnumType.STRING)
    @Nullable EscalationProgress progress;

    @Column(name = "progress_since")
    @Nullable Instant progressSince;

    @Column(name = "chase_at")
    @Nullable Instant chaseAt;

    @Column(name = "chase_step")
    int chaseStep;

    @Enumerated(EnumType.STRING)
    Outcome outcome;

    /** The decision that asked for the vendor; null where that was not recorded. */
    @Column(name = "diagnosis_id")
    @Nullable UUID diagnosisId;

    @Column(name = "decided_by")
    @Enumerated(EnumType.STRING)
    @Nullable DecidedBy decidedBy;

    @Column(name = "affected_tenant")
    @Enumerated(EnumType.STRING)
    AffectedTenant affectedTenant;

    @Column(name = "product_family")
    @Enumerated(EnumType.STRING)
    @Nullable ProductFamily productFamily;

    @Nullable String product;

    @Column(name = "issue_class")
    @Enumerated(EnumType.STRING)
    IssueClass issueClass;

    @Column(name = "issue_kind")
    @Nullable String issueKind;

    @Column(name = "break_fix")
    boolean breakFix;

    @Enumerated(EnumType.STRING)
    Severity severity;

    @Enumerated(EnumType.STRING)
    Language language;

    List<String> tags;

    @Enumerated(EnumType.STRING)
    @Nullable FilingRoute route;

    List<String> vehicles = List.of();

    @Column(name = "entitlement_id")
    @Nullable UUID entitlementId;

    /** Of which entitlement it holds a unit; null while it holds none. */
    @Column(name = "unit_of")
    @Nullable UUID unitOf;

    @Enumerated(EnumType.STRING)
    @Nullable HeldUnit unit;

    @Column(name = "initial_response")
    @Nullable String initialResponse;

    @Column(name = "response_hours")
    @Enumerated(EnumType.STRING)
    @Nullable Hours responseHours;

    @Column(name = "block_reason")
    @Enumerated(EnumType.STRING)
    @Nullable BlockReason blockReason;

    /** Null while all of its columns are. */
    @Embedded
    @Nullable DetailColumns details;

    @Column(name = "vendor_case_number")
    @Nullable String vendorCaseNumber;

    @Column(name = "vendor_status")
    @Enumerated(EnumType.STRING)
    @Nullable VendorStatus vendorStatus;

    @Column(name = "filed_at")
    @Nullable Instant filedAt;

    @Nullable Boolean solved;

    @Column(name = "hand_back_note")
    @Nullable String handBackNote;

    @Version
    long version;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "changed_at")
    Instant changedAt;

    TenantPath tenantPath() {
        return new TenantPath(tenant);
    }

    List<SupportVehicle> supportVehicles() {
        return vehicles.stream().map(SupportVehicle::valueOf).toList();
    }

    SupportRequest request() {
        return new SupportRequest(
                outcome,
                affectedTenant,
                productFamily,
                product,
                issueClass,
                issueKind,
                breakFix,
                severity,
                language,
                tags);
    }

    void hold(Asked asked) {
        diagnosisId = asked.diagnosisId();
        decidedBy = asked.decidedBy();
    }

    void hold(SupportRequest request) {
        outcome = request.outcome();
        affectedTenant = request.affectedTenant();
        productFamily = request.productFamily();
        product = request.product();
        issueClass = request.issueClass();
        issueKind = request.issueKind();
        breakFix = request.breakFix();
        severity = request.severity();
        language = request.language();
        tags = request.tags();
    }

    void hold(FilingPlan plan) {
        switch (plan) {
            case FilingPlan.Open open -> hold(open);
            case FilingPlan.Blocked blocked -> hold(blocked);
            case FilingPlan.NoVendor noVendor -> throw new IllegalArgumentException("no vendor, so no request");
        }
    }

    private void hold(FilingPlan.Open plan) {
        state = EscalationState.OPEN;
        route = plan.route();
        vehicles = plan.vehicles().stream().map(Enum::name).toList();
        entitlementId = plan.chosen() == null ? null : plan.chosen().id();
        initialResponse =
                plan.initialResponse() == null ? null : plan.initialResponse().value();
        responseHours =
                plan.initialResponse() == null ? null : plan.initialResponse().hours();
        blockReason = null;
    }

    private void hold(FilingPlan.Blocked plan) {
        state = EscalationState.BLOCKED;
        route = plan.route();
        vehicles = List.of();
        entitlementId = null;
        initialResponse = null;
        responseHours = null;
        blockReason = plan.reason();
    }

    /** Where its life stands, also when a version without progress has written last. */
    VendorRequest life() {
        return new VendorRequest(
                state.progress(progress, vendorStatus),
                progressSince == null ? changedAt : progressSince,
                vendorCaseNumber,
                vendorStatus);
    }

    /** What was waited for has come by it, where it has come on; who knows what is waited for next says so by {@link #hold(Chase)}. */
    void hold(VendorRequest life) {
        if (!life.since().equals(progressSince)) {
            hold(Chase.NONE);
        }
        progress = life.progress();
        progressSince = life.since();
        vendorCaseNumber = life.vendorCaseNumber();
        vendorStatus = life.vendorStatus();
        state = EscalationState.of(life.progress());
        if (state != EscalationState.BLOCKED) {
            blockReason = null;
        }
    }

    Chase chase() {
        return new Chase(chaseStep, chaseAt);
    }

    void hold(Chase chase) {
        chaseAt = chase.next();
        chaseStep = chase.told();
    }

    /** The entitlement of which it holds a reservation, or null. */
    @Nullable UUID reservedOf() {
        return unit == HeldUnit.RESERVED ? unitOf : null;
    }

    void holdUnit(UUID entitlement, HeldUnit held) {
        unitOf = entitlement;
        unit = held;
    }

    void holdNoUnit() {
        unitOf = null;
        unit = null;
    }

    FilingDetails filingDetails() {
        return details == null ? FilingDetails.NONE : details.details();
    }

    void hold(FilingDetails told) {
        var columns = new DetailColumns();
        columns.hold(told);
        details = columns;
    }
}
