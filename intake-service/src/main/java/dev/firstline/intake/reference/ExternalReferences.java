package dev.firstline.intake.reference;

import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import dev.firstline.contracts.TenantPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives references to things and takes them away; all within the open transaction. A reference belongs to one thing of its kind in the tenant
 * that gave it, and the unique key decides, not a look beforehand.
 *
 * <p>Who claims waits for whoever claims the same at that moment. So that nobody waits for each other, all that a transaction claims is claimed
 * at once, in one order, and before it locks what others lock before they claim: tickets that are opened, customers and contacts are locked
 * behind their claims, a ticket that is written on before those of its communications.
 */
@ApplicationScoped
public class ExternalReferences {

    /** So many references a tenant may give to one thing. */
    public static final int MOST = 20;

    private final ReferenceStore store;
    private final Clock clock;

    ExternalReferences(ReferenceStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Takes those references that are free, and says whose each is now: the thing that it was claimed for, or another one. What was claimed for a
     * thing that is not made after all is to be given back ({@link #release}).
     *
     * @throws Problem 503 when one was taken away from another thing at that very moment
     */
    public Map<ExternalReference, UUID> claim(TenantPath giver, ReferenceKind kind, List<Claim> claims) {
        if (claims.isEmpty()) {
            return Map.of();
        }
        store.insert(giver, kind, claims, clock.instant());
        return ownersOfAll(
                giver, kind, claims.stream().map(Claim::reference).distinct().toList());
    }

    /** What the giver calls so; empty for nothing. */
    public Optional<UUID> owner(TenantPath giver, ReferenceKind kind, ExternalReference reference) {
        return Optional.ofNullable(store.owners(giver, kind, List.of(reference)).get(reference));
    }

    /** Gives back what was claimed in this transaction for things that are not made. */
    public void release(TenantPath giver, Collection<UUID> objects) {
        if (!objects.isEmpty()) {
            store.release(giver, objects);
        }
    }

    /**
     * Takes those references that are free, for a thing that is to be found or made; {@link #give} says which it is.
     *
     * @throws Problem 409 when they belong to several things already; 503 as {@link #claim(TenantPath, ReferenceKind, List)}
     */
    public Claimed claimAhead(TenantPath giver, ReferenceKind kind, Collection<ExternalReference> references) {
        var stand = Ids.next();
        var owners = claim(
                giver,
                kind,
                references.stream()
                        .map(reference -> new Claim(reference, stand, null))
                        .toList());
        var others = owners.values().stream()
                .filter(owner -> !owner.equals(stand))
                .distinct()
                .toList();
        if (others.size() > 1) {
            throw Problem.conflict(
                    "The references belong to several things of the kind " + kind + "; send those of one.");
        }
        return new Claimed(!references.isEmpty(), stand, others.stream().findFirst());
    }

    /**
     * Lets a thing, which is locked, have what was claimed.
     *
     * @throws Problem 409 when some belong to another one, or it has too many then
     */
    public void give(TenantPath giver, Holder holder, Claimed claimed) {
        if (!claimed.any()) {
            return;
        }
        if (claimed.owner().filter(owner -> !owner.equals(holder.id())).isPresent()) {
            throw Problem.conflict("A reference belongs to another "
                    + holder.kind().noun() + "; GET /v1/references tells which. Take it away there first.");
        }
        store.assign(giver, claimed.stand(), holder);
        requireRoom(giver, holder.kind(), holder.id());
    }

    /**
     * Calls a thing so in one system, and not otherwise there. What other tenants call it stays.
     *
     * @param wanted all of that system
     * @param ifNoneMatch the request's {@code If-None-Match}: {@code *} asks that it is called nothing in that system yet
     * @param lock locks the thing, so that it does not get too many by two at once; between the claims and the rest
     * @return whether that differs from before
     * @throws Problem 409 when one belongs to another thing, or it would have too many; 412 when it is called something there and should not be
     */
    public boolean set(
            TenantPath giver,
            Holder holder,
            String system,
            List<ExternalReference> wanted,
            @Nullable String ifNoneMatch,
            Runnable lock) {
        int made = 0;
        if (!wanted.isEmpty()) {
            made = store.insert(
                    giver,
                    holder.kind(),
                    wanted.stream()
                            .map(reference -> new Claim(reference, holder.id(), holder.ticket()))
                            .toList(),
                    clock.instant());
            foreign(ownersOfAll(giver, holder.kind(), wanted), holder.id())
                    .keySet()
                    .forEach(reference -> {
                        throw taken(holder.kind(), reference);
                    });
        }
        lock.run();
        var superfluous = new HashSet<>(store.of(holder.id(), giver, system));
        if (superfluous.size() > made) {
            ETags.refuseKnown(ifNoneMatch);
        }
        wanted.forEach(reference -> superfluous.remove(reference.id()));
        store.take(giver, holder.kind(), system, superfluous);
        requireRoom(giver, holder.kind(), holder.id());
        return made > 0 || !superfluous.isEmpty();
    }

    /** All that the open transaction's scope may see, by system and id. */
    public References of(UUID object) {
        return new References(store.of(object));
    }

    /** Those that belong to something else than that. */
    public static Map<ExternalReference, UUID> foreign(Map<ExternalReference, UUID> owners, UUID object) {
        return owners.entrySet().stream()
                .filter(owned -> !owned.getValue().equals(object))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The refusal of a reference that something else has. */
    public static Problem taken(ReferenceKind kind, ExternalReference reference) {
        return Problem.conflict("The reference " + reference + " belongs to another " + kind.noun()
                + "; GET /v1/references tells which. Take it away there first.");
    }

    private Map<ExternalReference, UUID> ownersOfAll(
            TenantPath giver, ReferenceKind kind, List<ExternalReference> references) {
        var owners = store.owners(giver, kind, references);
        if (owners.size() < references.size()) {
            throw new Problem(
                    ProblemType.UNAVAILABLE,
                    "A reference was taken away from something else at this moment. Nothing was done; send it again.");
        }
        return owners;
    }

    private void requireRoom(TenantPath giver, ReferenceKind kind, UUID object) {
        if (store.count(giver, object) > MOST) {
            throw Problem.conflict("The " + kind.noun() + " would have more than " + MOST
                    + " references, the most that one may have; take others away first.");
        }
    }
}
