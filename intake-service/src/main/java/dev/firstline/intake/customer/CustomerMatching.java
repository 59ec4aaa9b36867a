package dev.firstline.intake.customer;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.customer.CustomerUpserts.Upserted;
import dev.firstline.intake.reference.Claimed;
import dev.firstline.intake.reference.ExternalReferences;
import dev.firstline.intake.reference.ReferenceKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Finds customers by the partner's id or by a reference, and makes those that are not there; within the open transaction. */
@ApplicationScoped
class CustomerMatching {

    private final CustomerUpserts upserts;
    private final CustomerRepository customers;
    private final ExternalReferences references;
    private final Clock clock;

    CustomerMatching(
            CustomerUpserts upserts, CustomerRepository customers, ExternalReferences references, Clock clock) {
        this.upserts = upserts;
        this.customers = customers;
        this.references = references;
        this.clock = clock;
    }

    /**
     * The customer, with what the partner says of it now.
     *
     * @throws Problem 409 when id and references are of several customers or its tenant would change, 422 when there is nothing to find it by,
     *     403 when the tenant above has written it down
     */
    Upserted<Customer> match(TenantPath caller, CustomerOfMany asked) {
        if (asked.externalId() == null && asked.inSystems().isEmpty()) {
            throw Problem.invalid("/externalId", "is needed where there are no references to find the customer by");
        }
        var now = clock.instant();
        var claimed = references.claimAhead(caller, ReferenceKind.CUSTOMER, asked.inSystems());
        var matched = claimed.owner()
                .map(owner -> new Upserted<>(owned(owner, asked), false))
                .orElseGet(() -> made(caller, asked, claimed, now));
        var customer = matched.value();
        if (!customer.isOf(caller)) {
            throw new Problem(
                    ProblemType.FORBIDDEN,
                    "The tenant above has written down this customer, which is you; only it can change that.");
        }
        if (!matched.made()) {
            if (asked.tenantSlug() != null && !asked.tenantSlug().equals(customer.tenantSlug())) {
                throw Problem.conflict("The tenant of a known customer cannot be changed: its tickets are there.");
            }
            if (asked.name() != null) {
                customer.rename(asked.name(), now);
            }
        }
        references.give(caller, customer.holder(), claimed);
        return matched;
    }

    private Customer owned(UUID owner, CustomerOfMany asked) {
        var customer = customers.forChange(owner).orElseThrow(() -> Problem.notFound("customer"));
        if (asked.externalId() != null && !asked.externalId().equals(customer.externalId())) {
            throw Problem.conflict("A reference belongs to customer " + customer.externalId()
                    + ", and externalId names another one; send those of one.");
        }
        return customer;
    }

    private Upserted<Customer> made(TenantPath caller, CustomerOfMany asked, Claimed claimed, Instant now) {
        var externalId = asked.externalId() == null ? claimed.stand().toString() : asked.externalId();
        return upserts.customer(caller, externalId, asked.name(), asked.tenantSlug(), now);
    }
}
