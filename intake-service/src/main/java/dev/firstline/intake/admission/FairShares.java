package dev.firstline.intake.admission;

import dev.firstline.intake.admission.FairLevel.Demand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * Divides a rate among the tenants that ask: max-min fair by weight, first among the trees of tenants and then within each, so that neither
 * many requests nor many tenants below one help anybody to more than his part. Instants are nanoseconds of one clock.
 */
final class FairShares {

    /** Tenants that are known one by one; those beyond share one share. */
    private static final int MOST = 10_000;

    private static final String THE_REST = "";
    private static final long FORGOTTEN = TimeUnit.SECONDS.toNanos(10);
    private static final double SECOND = 1e9;

    private final double tree;
    private final ToDoubleFunction<String> factor;
    private final double patience;
    private final Map<String, Claimant> claimants = new HashMap<>();
    private double rate;
    private long divided;
    private boolean stale = true;

    /**
     * Shares of a rate that is told later.
     *
     * @param tree a root tenant and all below it together weigh at most so many times what each does
     * @param factor how much a tenant weighs
     * @param patience seconds that somebody may wait
     */
    FairShares(double tree, ToDoubleFunction<String> factor, double patience) {
        this.tree = tree;
        this.factor = factor;
        this.patience = patience;
    }

    private static final class Claimant {

        private final Share share;
        private long asked;
        private double wanted;
        private long askedAt;

        Claimant(Share share, double wanted) {
            this.share = share;
            this.wanted = wanted;
        }
    }

    /** The tenant's share as it is now; what it asks for is counted. */
    Share of(String tenant, long asks, double presentRate, long now) {
        var known = claimants.containsKey(tenant) || claimants.size() < MOST ? tenant : THE_REST;
        var claimant = claimants.computeIfAbsent(known, name -> {
            stale = true;
            // Nobody knows yet how much it will be.
            return new Claimant(new Share(patience, isCrowded(root(name)) ? 0 : 1, now), presentRate);
        });
        claimant.asked += asks;
        claimant.askedAt = now;
        if (stale || presentRate != rate || now - divided >= AcceptanceRate.TURN) {
            divide(presentRate, now);
        }
        return claimant.share;
    }

    /** Whether so many of a tree are known that one more gets nothing in advance: else a tree had as much as it has tenants. */
    private boolean isCrowded(String root) {
        return claimants.keySet().stream()
                        .filter(known -> root(known).equals(root))
                        .count()
                >= tree;
    }

    private void divide(double presentRate, long now) {
        double seconds = (now - divided) / SECOND;
        if (seconds * SECOND >= AcceptanceRate.TURN) {
            claimants.values().removeIf(claimant -> now - claimant.askedAt > FORGOTTEN);
            for (var claimant : claimants.values()) {
                claimant.wanted = (claimant.wanted + claimant.asked / seconds) / 2;
                claimant.asked = 0;
            }
            divided = now;
        }
        rate = presentRate;
        stale = false;
        var trees = new HashMap<String, List<String>>();
        claimants
                .keySet()
                .forEach(tenant -> trees.computeIfAbsent(root(tenant), root -> new ArrayList<>())
                        .add(tenant));
        double level = FairLevel.of(
                trees.entrySet().stream()
                        .map(entry -> new Demand(
                                weight(entry.getKey(), entry.getValue().size()), wanted(entry.getValue())))
                        .toList(),
                presentRate);
        trees.forEach((root, tenants) ->
                divide(Math.min(presentRate, level * weight(root, tenants.size())), tenants, now));
    }

    private void divide(double ofTree, List<String> tenants, long now) {
        double level = FairLevel.of(
                tenants.stream()
                        .map(tenant -> new Demand(factor.applyAsDouble(tenant), wanted(List.of(tenant))))
                        .toList(),
                ofTree);
        for (var tenant : tenants) {
            double part = Math.min(ofTree, level * factor.applyAsDouble(tenant));
            known(tenant).share.become(part, now);
        }
    }

    private double weight(String root, int tenants) {
        return factor.applyAsDouble(root) * Math.min(tree, tenants);
    }

    private double wanted(List<String> tenants) {
        return tenants.stream().mapToDouble(tenant -> known(tenant).wanted).sum();
    }

    private Claimant known(String tenant) {
        return Objects.requireNonNull(claimants.get(tenant));
    }

    private static String root(String tenant) {
        int slash = tenant.indexOf('/');
        return slash < 0 ? tenant : tenant.substring(0, slash);
    }
}
