package dev.firstline.escalation.ticket;

import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.diagnosis.Check;
import dev.firstline.contracts.diagnosis.CheckResult;
import java.time.Instant;
import java.util.UUID;

/**
 * A check on a ticket, as heard.
 *
 * @param recordedAt when the desk wrote it down; the later one of a check counts
 */
public record HeardCheck(
        UUID ticketId, TenantPath tenant, Check check, CheckResult result, Instant doneAt, Instant recordedAt) {}
