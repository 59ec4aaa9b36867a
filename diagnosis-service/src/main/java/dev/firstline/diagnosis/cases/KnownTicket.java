package dev.firstline.diagnosis.cases;

import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.diagnosis.DecidedBy;
import dev.firstline.diagnosis.rule.Decision;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a ticket.
 *
 * @param ended whether nothing can follow
 * @param region as stated, or null
 * @param decision the one that counts; null until there is one
 * @param decidedBy whose that is; null until there is one
 */
public record KnownTicket(
        TenantPath tenant,
        boolean ended,
        @Nullable String region,
        @Nullable Decision decision,
        @Nullable DecidedBy decidedBy) {}
