package dev.firstline.escalation.registry;

import dev.firstline.escalation.entitlement.Entitlement;
import dev.firstline.escalation.ledger.Cause;
import dev.firstline.escalation.ledger.Movement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of all entitlements that a transaction may need. They are locked together when the first is needed, in the order of their
 * ids, so that two transactions never wait for each other crosswise; most transactions need none.
 */
public final class UnitBook {

    private final Supplier<Map<UUID, Account>> lock;
    private @Nullable Map<UUID, Account> accounts;

    /** @param lock locks the rows and reads the accounts of those whose units are counted */
    UnitBook(Supplier<Map<UUID, Account>> lock) {
        this.lock = lock;
    }

    /** Whether the accounts are locked. */
    public boolean isOpen() {
        return accounts != null;
    }

    /** The account of an entitlement; empty where its units are not counted, or it was removed. Locks all when it is the first. */
    public Optional<Account> account(UUID entitlementId) {
        var open = accounts;
        if (open == null) {
            open = lock.get();
            accounts = open;
        }
        return Optional.ofNullable(open.get(entitlementId));
    }

    /**
     * The entitlement with what is left by now, for whoever plans on it.
     *
     * @param held of which entitlement the one who plans holds a reservation, which is as good as free for it; or null
     */
    public Entitlement asOf(Entitlement read, @Nullable UUID held) {
        var account = account(read.id());
        if (account.isEmpty()) {
            if (read.isCounted()) {
                throw new IllegalStateException("nobody said that " + read.id() + " may be needed");
            }
            return read;
        }
        var units = account.get().units();
        return read.withUnits(
                units.total(), units.isCounted() ? units.free() + (read.id().equals(held) ? 1 : 0) : null);
    }

    /**
     * Sets a unit aside. Whoever has planned on {@link #asOf} is never refused.
     *
     * @throws IllegalStateException when none is free
     */
    public void reserve(UUID entitlementId, Cause cause) {
        account(entitlementId).ifPresent(account -> {
            if (account.book(new Movement.Reserve(cause)).refused()) {
                throw new IllegalStateException("no unit is free of " + entitlementId);
            }
        });
    }

    /** A reservation comes back. */
    public void giveBack(UUID entitlementId, Cause cause) {
        account(entitlementId).ifPresent(account -> {
            account.book(new Movement.Return(cause));
            account.expireIfEnded();
        });
    }

    /** A reservation is taken back from an escalation, as there is no unit behind it any more. */
    public void takeBack(UUID entitlementId, Cause cause) {
        account(entitlementId).ifPresent(account -> account.book(new Movement.TakeBack(cause)));
    }

    /**
     * The vendor accepted.
     *
     * @param held whether a unit was reserved
     * @return whether a unit was used for it; false where the account had none, or units are not counted
     */
    public boolean use(UUID entitlementId, boolean held, Cause cause) {
        return account(entitlementId).map(account -> account.book(new Movement.Use(held, cause))).stream()
                .flatMap(booking -> booking.facts().stream())
                .anyMatch(fact ->
                        !Cause.Reason.NOT_COVERED.name().equals(fact.cause().reason()));
    }

    /** The vendor refused what it had accepted: the unit that was used for it comes back. */
    public void giveBackUsed(UUID entitlementId, Cause cause) {
        account(entitlementId).ifPresent(account -> {
            account.book(new Movement.ReturnUsed(cause));
            account.expireIfEnded();
        });
    }

    Collection<Account> moved() {
        return accounts == null
                ? List.of()
                : accounts.values().stream()
                        .filter(account -> !account.facts().isEmpty())
                        .toList();
    }
}
