package dev.firstline.escalation.access;

import dev.firstline.contracts.access.AccessKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Relations that the tests of the rules start from. */
final class Relations {

    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final String SUBSCRIPTION = "aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb";

    private Relations() {}

    static AccessRelation gdap(String... roles) {
        return of(AccessKind.GDAP, roles);
    }

    static AccessRelation azure(@Nullable String subscription, String... roles) {
        return new AccessRelation(
                "azure-" + UUID.randomUUID(),
                AccessKind.AZURE_RBAC,
                AccessStatus.ACTIVE,
                List.of(roles),
                subscription,
                null,
                NOW);
    }

    static AccessRelation of(AccessKind kind, String... roles) {
        return new AccessRelation(
                kind + "-" + UUID.randomUUID(), kind, AccessStatus.ACTIVE, List.of(roles), null, null, NOW);
    }

    static AccessRelation until(AccessRelation relation, Instant end) {
        return new AccessRelation(
                relation.name(),
                relation.kind(),
                relation.status(),
                relation.roles(),
                relation.subscriptionId(),
                end,
                relation.asOf());
    }

    static AccessRelation days(AccessRelation relation, int days) {
        return until(relation, NOW.plus(Duration.ofDays(days)));
    }

    static CustomerAccess access(AccessRelation... relations) {
        return new CustomerAccess(new UUID(0, 41), null, Arrays.asList(relations));
    }
}
