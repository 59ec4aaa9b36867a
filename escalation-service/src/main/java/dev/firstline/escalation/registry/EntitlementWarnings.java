package dev.firstline.escalation.registry;

import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.entitlement.EntitlementEvent;
import dev.firstline.escalation.ledger.ExpiryWarning;
import dev.firstline.escalation.ledger.Supply;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Tells a partner in time. Each warning is told in the transaction that notes that it was, under the lock of the entitlement's row: so once,
 * whichever copy comes to it and whatever breaks off.
 */
@ApplicationScoped
class EntitlementWarnings {

    private final Outbox outbox;
    private final List<Integer> days;
    private final int percent;
    private final int least;

    EntitlementWarnings(
            Outbox outbox,
            @ConfigProperty(name = "firstline.entitlement.warn-days", defaultValue = "30,7,1") List<Integer> days,
            @ConfigProperty(name = "firstline.entitlement.low-percent", defaultValue = "20") int percent,
            @ConfigProperty(name = "firstline.entitlement.low-units", defaultValue = "1") int least) {
        this.outbox = outbox;
        this.days = days.stream().sorted().toList();
        this.percent = percent;
        this.least = least;
    }

    /** Tells of few units, or of none, where what was booked has made them so. */
    void ofSupply(Account account) {
        var units = account.units();
        int few = units.total() == null ? 0 : Supply.fewOf(units.total(), percent, least);
        var before = account.supply().after(account.facts(), units, few);
        var due = account.hasEnded() ? Optional.<Supply.News>empty() : before.due(units, few);
        account.supply(due.map(before::told).orElse(before));
        due.ifPresent(news -> outbox.publish(account.holder(), event(news, account)));
    }

    private static EntitlementEvent event(Supply.News news, Account account) {
        var units = account.units();
        int total = Objects.requireNonNull(units.total());
        return switch (news) {
            case LOW ->
                new EntitlementEvent.Low(
                        account.entitlementId(), account.vehicle(), units.free(), total, account.now());
            case EXHAUSTED ->
                new EntitlementEvent.Exhausted(
                        account.entitlementId(), account.vehicle(), units.reserved(), total, account.now());
        };
    }

    /** Tells of the last day where that is due; the latest warning, told now or before. */
    @Nullable ExpiryWarning ofExpiry(EntitlementEntity entity, Instant now) {
        var told = entity.warned.ofExpiry();
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var due = ExpiryWarning.due(entity.terms.validTo(), told, days, today);
        due.ifPresent(warning -> outbox.publish(
                new TenantPath(entity.tenant),
                new EntitlementEvent.Expiring(
                        entity.id, entity.terms.vehicle(), warning.daysLeft(today), warning.endsAt(), now)));
        return due.orElse(told);
    }

    /** When the next one of the last day is due. */
    Optional<Instant> nextOfExpiry(EntitlementEntity entity, Instant now) {
        return ExpiryWarning.next(entity.terms.validTo(), days, LocalDate.ofInstant(now, ZoneOffset.UTC));
    }
}
