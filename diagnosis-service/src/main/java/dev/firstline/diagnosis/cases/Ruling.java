package dev.firstline.diagnosis.cases;

import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.diagnosis.rule.Classification;
import dev.firstline.diagnosis.rule.Decision;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's decision while it stands on a ticket. The machine goes on reading, but contradicts it at most.
 *
 * @param diagnosisId the decision as it is kept and told
 * @param by who decided
 * @param productFamily what the person said the product is; null where it follows what is stated of the ticket, likewise the product
 * @param machine what the machine said last
 */
record Ruling(
        UUID diagnosisId,
        Decision decision,
        Person by,
        @Nullable ProductFamily productFamily,
        @Nullable String product,
        Outcome machine) {

    /** Whether the machine would decide otherwise. In doubt it contradicts nobody. */
    boolean contradictedBy(Outcome said) {
        return said != Outcome.NEEDS_REVIEW && said != decision.outcome();
    }

    /** Whether that is more than what it said last, which the person may have known. */
    boolean newlyContradictedBy(Outcome said) {
        return contradictedBy(said) && said != machine;
    }

    /** After the machine said something. */
    Ruling hearing(Outcome said) {
        return new Ruling(diagnosisId, decision, by, productFamily, product, said);
    }

    /** Whether another product is stated now than the decision has, where the person had left that open. */
    boolean leavesBehind(TicketFields stated) {
        return !following(stated).equals(decision.classification());
    }

    /** The same decision on the product that is stated now, so that who follows it need not ask again. */
    Ruling following(TicketFields stated, UUID nextId) {
        return new Ruling(nextId, decision.on(following(stated)), by, productFamily, product, machine);
    }

    private Classification following(TicketFields stated) {
        var about = decision.classification();
        return new Classification(
                productFamily == null && stated.productFamily() != null
                        ? stated.productFamily()
                        : about.productFamily(),
                product == null && stated.product() != null ? stated.product() : about.product(),
                about.category(),
                about.issueClass(),
                about.breakFix());
    }
}
