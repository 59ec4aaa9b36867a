package dev.firstline.escalation.delegation;

import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.access.AccessEvent;
import dev.firstline.escalation.access.AccessRelation;
import dev.firstline.escalation.ledger.ExpiryWarning;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells a partner in time that a relation ends. Each warning is told in the transaction that notes that it was, under the lock of the row: so
 * once, whichever copy comes to it and whatever breaks off.
 */
@ApplicationScoped
public class AccessWarnings {

    private final CustomerAccessRepository repository;
    private final AccessWarningRows rows;
    private final Outbox outbox;
    private final List<Integer> days;

    AccessWarnings(
            CustomerAccessRepository repository,
            AccessWarningRows rows,
            Outbox outbox,
            @ConfigProperty(name = "firstline.access.warn-days", defaultValue = "30,7,1") List<Integer> days) {
        this.repository = repository;
        this.rows = rows;
        this.outbox = outbox;
        this.days = days.stream().sorted().toList();
    }

    /** How long before its end a relation is spoken of. */
    public Duration ahead() {
        return Duration.ofDays(days.isEmpty() ? 0 : days.getLast());
    }

    /** Warns of what is due, and says when it is to be looked at again; within an open transaction of the platform. */
    void look(UUID id, Instant now) {
        var entity = repository.findById(id);
        if (entity == null) {
            return;
        }
        repository.getEntityManager().refresh(entity, LockModeType.PESSIMISTIC_WRITE);
        var told = rows.of(id);
        var ending = entity.access().ending(now).toList();
        ending.forEach(relation -> warn(entity, relation, told, now));
        rows.keepOnly(id, ending.stream().map(AccessRelation::name).toList());
        rows.lookAt(
                id,
                ending.stream()
                        .map(relation -> ExpiryWarning.next(lastDay(relation), days, day(now)))
                        .flatMap(Optional::stream)
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    private void warn(
            CustomerAccessEntity entity, AccessRelation relation, Map<String, ExpiryWarning> told, Instant now) {
        var today = day(now);
        ExpiryWarning.due(lastDay(relation), told.get(relation.name()), days, today)
                .ifPresent(warning -> {
                    outbox.publish(
                            new TenantPath(entity.tenant),
                            new AccessEvent.Expiring(
                                    entity.customerId,
                                    relation.kind(),
                                    relation.name(),
                                    warning.daysLeft(today),
                                    Objects.requireNonNull(relation.endsAt()),
                                    now));
                    rows.told(entity.id, entity.tenant, relation.name(), warning);
                });
    }

    /** The last day (UTC) on which it holds, be it for a moment. */
    private static LocalDate lastDay(AccessRelation relation) {
        return day(Objects.requireNonNull(relation.endsAt()).minusNanos(1));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
