package dev.firstline.chassis.quota;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.firstline.chassis.quota.Rate.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;

/**
 * The budgets of all tenants under one policy. A tenant below another takes from its own budget and from that of its tree, so
 * neither a sub-tenant can use up what its neighbours have, nor a tree grow by having many.
 */
public final class TenantRates {

    private static final long MOST_LETTERS = 2_000_000;

    private final String name;
    private final Rate ofOne;
    private final double tree;
    private final ToDoubleFunction<String> factor;
    private final Cache<String, AtomicLong> budgets;

    /**
     * @param name the policy's, as clients are told
     * @param ofOne what each tenant has
     * @param tree a root and all below it together have so many times as much
     * @param factor a tenant's shares are so many times as large
     */
    public TenantRates(String name, Rate ofOne, double tree, ToDoubleFunction<String> factor) {
        this.name = name;
        this.ofOne = ofOne;
        this.tree = tree;
        this.factor = factor;
        var window = ofOne.times(Math.max(1, tree)).window();
        // A budget that nobody asks for in the time that it takes to become whole is a new one.
        this.budgets = Caffeine.newBuilder()
                .maximumWeight(MOST_LETTERS)
                .weigher((String tenant, AtomicLong budget) -> tenant.length() + 40)
                .expireAfterAccess(window.plus(Duration.ofMinutes(1)))
                .build();
    }

    /**
     * What the tenant is answered.
     *
     * @param policies the policies that hold for it, the narrowest first, with what is left of each
     */
    public record Verdict(boolean passed, Duration delay, List<Standing> policies) {}

    /** How a budget stands. */
    public record Standing(String policy, Rate rate, long left, Duration whole, boolean violated) {}

    /** Takes one unit of the tenant's budget, and of its tree's. */
    public Verdict take(String tenant, long now) {
        var root = root(tenant);
        var own = ofOne.times(factor.applyAsDouble(tenant));
        var first = take(tenant, own, now);
        var standing = new Standing(name, own, first.left(), first.whole(), !first.passed());
        if (root.equals(tenant) || !first.passed()) {
            return new Verdict(first.passed(), first.delay(), List.of(standing));
        }
        var wide = ofOne.times(tree * factor.applyAsDouble(root));
        var second = take(root + "/*", wide, now);
        if (!second.passed()) {
            budget(tenant, now).addAndGet(-own.nanos(1));
        }
        return new Verdict(
                second.passed(),
                second.delay(),
                List.of(standing, new Standing(name + "-tree", wide, second.left(), second.whole(), !second.passed())));
    }

    /** What is left to a tenant now; empty when its budget is whole. */
    public Optional<Standing> standing(String tenant, long now) {
        var budget = budgets.getIfPresent(tenant);
        if (budget == null) {
            return Optional.empty();
        }
        var own = ofOne.times(factor.applyAsDouble(tenant));
        var before = own.take(budget.get(), 1, now);
        return Optional.of(new Standing(
                name, own, before.passed() ? before.left() + 1 : before.left(), before.whole(), !before.passed()));
    }

    /** Tenants that asked lately. */
    public Set<String> tenants() {
        return budgets.asMap().keySet();
    }

    private Outcome take(String key, Rate rate, long now) {
        var budget = budget(key, now);
        while (true) {
            long before = budget.get();
            var outcome = rate.take(before, 1, now);
            if (!outcome.passed() || budget.compareAndSet(before, outcome.wholeAt())) {
                return outcome;
            }
        }
    }

    private AtomicLong budget(String key, long now) {
        return budgets.get(key, absent -> new AtomicLong(now));
    }

    private static String root(String tenant) {
        int slash = tenant.indexOf('/');
        return slash < 0 ? tenant : tenant.substring(0, slash);
    }
}
