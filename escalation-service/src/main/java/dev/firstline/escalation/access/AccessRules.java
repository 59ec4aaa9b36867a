package dev.firstline.escalation.access;

import dev.firstline.contracts.access.AccessKind;
import dev.firstline.contracts.escalation.FilingRoute;
import dev.firstline.escalation.entitlement.Remedy;
import dev.firstline.escalation.entitlement.Remedy.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds what is recorded of the access to a customer against what a form needs. */
final class AccessRules {

    private static final Set<AccessKind> IN_DIRECTORY = EnumSet.of(AccessKind.GDAP, AccessKind.DAP);

    private final @Nullable CustomerAccess access;
    private final @Nullable String subscriptionId;
    private final Instant now;

    AccessRules(@Nullable CustomerAccess access, @Nullable String subscriptionId, Instant now) {
        this.access = access;
        this.subscriptionId = subscriptionId;
        this.now = now;
    }

    /** Of the ways into the form the one that the partner is nearest to; of two that it is as near to the first. */
    AccessFinding check(FilingRoute route, @Nullable String product, boolean required) {
        return AccessNeeds.of(route, product).stream()
                .map(way -> new AccessFinding(way.stream().map(this::needed).toList(), required))
                .min(Comparator.comparing(AccessFinding::held))
                .orElse(AccessFinding.NONE_NEEDED);
    }

    private NeededAccess needed(AccessNeed need) {
        if (access == null) {
            return new NeededAccess(need, Held.NOT_RECORDED, null, List.of(step(Step.RECORD_ACCESS, null)));
        }
        var held = access.relations().stream()
                .filter(relation -> relation.isHeldAt(now))
                .map(relation -> worth(relation, need))
                .min(Comparator.naturalOrder())
                .orElse(Held.NO);
        return new NeededAccess(
                need,
                held,
                held == Held.NO ? null : until(access, need, held),
                held == Held.NO ? remedies(need) : List.of());
    }

    /** The end of the relation that lasts longest among those that are worth as much. */
    private @Nullable Instant until(CustomerAccess of, AccessNeed need, Held held) {
        @Nullable Instant last = null;
        for (var relation : of.relations()) {
            if (relation.isHeldAt(now) && worth(relation, need) == held) {
                var end = relation.endsAt();
                if (end == null) {
                    return null;
                }
                last = last == null || end.isAfter(last) ? end : last;
            }
        }
        return last;
    }

    /** What a relation is worth for a need while it holds. With DAP the desk's agents are Global Administrators of the customer. */
    private Held worth(AccessRelation relation, AccessNeed need) {
        boolean whole = relation.kind() == AccessKind.DAP;
        return switch (need) {
            case RESELLER_RELATION -> relation.kind() == AccessKind.RESELLER ? Held.YES : Held.NO;
            case ENTRA_ROLE -> IN_DIRECTORY.contains(relation.kind()) ? Held.YES : Held.NO;
            case ENTRA_SUPPORT_ROLE ->
                whole
                        ? Held.YES
                        : relation.kind() == AccessKind.GDAP ? SupportRoles.inAdminCenters(relation.roles()) : Held.NO;
            case ENTRA_AZURE_SUPPORT_ROLE ->
                whole
                        ? Held.YES
                        : relation.kind() == AccessKind.GDAP ? SupportRoles.ofEntraInAzure(relation.roles()) : Held.NO;
            case AZURE_SUPPORT_ROLE -> relation.kind() == AccessKind.AZURE_RBAC ? onSubscription(relation) : Held.NO;
        };
    }

    private Held onSubscription(AccessRelation relation) {
        var worth = SupportRoles.onSubscriptions(relation.roles());
        var of = relation.subscriptionId();
        if (of == null || of.equalsIgnoreCase(subscriptionId)) {
            return worth;
        }
        // Which subscription it is about is told with the details of the form.
        return subscriptionId == null && worth != Held.NO ? Held.UNCERTAIN : Held.NO;
    }

    /** What is nearest first: to have agreed what was asked for, to renew what ended, to add a role to what there is, to ask for it. */
    private List<Remedy> remedies(AccessNeed need) {
        var found = new ArrayList<Remedy>();
        var relations = access == null ? List.<AccessRelation>of() : access.relations();
        for (var relation : relations) {
            if (!relation.isHeldAt(now) && worth(relation, need) != Held.NO) {
                found.add(
                        relation.hasEndedAt(now)
                                ? step(Step.RENEW_ACCESS, day(ended(relation)))
                                : step(Step.AGREE_TO_ACCESS, null));
            }
        }
        found.sort(Comparator.comparing(Remedy::step));
        if (relations.stream().anyMatch(relation -> relation.isHeldAt(now) && isOfKind(relation, need))) {
            found.add(step(Step.ADD_ACCESS_ROLE, null));
        }
        found.add(step(asking(need), null));
        return found.stream().distinct().toList();
    }

    private static boolean isOfKind(AccessRelation relation, AccessNeed need) {
        return switch (need) {
            case RESELLER_RELATION, ENTRA_ROLE -> false;
            case ENTRA_SUPPORT_ROLE, ENTRA_AZURE_SUPPORT_ROLE -> relation.kind() == AccessKind.GDAP;
            case AZURE_SUPPORT_ROLE -> relation.kind() == AccessKind.AZURE_RBAC;
        };
    }

    private static Step asking(AccessNeed need) {
        return switch (need) {
            case RESELLER_RELATION -> Step.REQUEST_RESELLER_RELATION;
            case ENTRA_ROLE, ENTRA_SUPPORT_ROLE, ENTRA_AZURE_SUPPORT_ROLE -> Step.REQUEST_GDAP;
            case AZURE_SUPPORT_ROLE -> Step.ASSIGN_AZURE_ROLE;
        };
    }

    /** The vendor's word of an end may come before the end that was agreed. */
    private static Instant ended(AccessRelation relation) {
        var agreed = relation.endsAt();
        if (!relation.status().hasEnded()) {
            return Objects.requireNonNull(agreed);
        }
        return agreed == null || agreed.isAfter(relation.asOf()) ? relation.asOf() : agreed;
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private static Remedy step(Step step, @Nullable LocalDate date) {
        return new Remedy(step, List.of(), null, date);
    }
}
