package dev.firstline.escalation.handling;

import dev.firstline.escalation.packet.FilingDetails;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Embeddable
class DetailColumns {

    @Column(name = "problem_start")
    @Nullable Instant problemStart;

    @Nullable String impact;

    @Column(name = "steps_tried")
    @Nullable String stepsTried;

    @Column(name = "customer_domain")
    @Nullable String customerDomain;

    @Column(name = "customer_tenant_id")
    @Nullable String customerTenantId;

    @Column(name = "subscription_id")
    @Nullable String subscriptionId;

    @Column(name = "resource_id")
    @Nullable String resourceId;

    @Column(name = "publisher_contact")
    @Nullable String publisherContact;

    void hold(FilingDetails told) {
        problemStart = told.problemStart();
        impact = told.impact();
        stepsTried = told.stepsTried();
        customerDomain = told.customerDomain();
        customerTenantId = told.customerTenantId();
        subscriptionId = told.subscriptionId();
        resourceId = told.resourceId();
        publisherContact = told.publisherContact();
    }

    FilingDetails details() {
        return new FilingDetails(
                problemStart,
                impact,
                stepsTried,
                customerDomain,
                customerTenantId,
                subscriptionId,
                resourceId,
                publisherContact);
    }
}
