package dev.firstline.sla.settings;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.contracts.TenantPath;
import dev.firstline.sla.policy.Condition;
import dev.firstline.sla.policy.PolicyRule;
import dev.firstline.sla.policy.SlaPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a caller reads of settings that a tenant above it has made: what is promised to the caller's own tickets, and neither where the
 * promise comes from, nor who wrote it, nor what is promised to the customers of others. Within an open transaction.
 */
@ApplicationScoped
public class Inherited {

    /** Stands for the source of a promise whose words are not the reader's. */
    public static final String SOURCE = "set by a tenant above";

    private final Caller caller;
    private final CustomersHeardOf customers;
    private final PolicyVersions policies;

    Inherited(Caller caller, CustomersHeardOf customers, PolicyVersions policies) {
        this.caller = caller;
        this.customers = customers;
        this.policies = policies;
    }

    /** The policies as the caller may read them; one of which nothing is left stays, since it hides another of its code. */
    List<Setting<SlaPolicy>> readable(List<Setting<SlaPolicy>> settings) {
        var foreign = settings.stream().filter(this::isForeign).toList();
        if (foreign.isEmpty()) {
            return settings;
        }
        var own = customers.among(foreign.stream()
                .flatMap(setting -> setting.value().rules().stream())
                .flatMap(rule -> rule.when().customers().stream())
                .collect(Collectors.toSet()));
        return settings.stream()
                .map(setting -> isForeign(setting) ? setting.with(readable(setting.value(), own)) : setting)
                .toList();
    }

    /** A version of a setting as the caller may read it. */
    VersionView readable(SettingVersion row) {
        var view = VersionView.of(row);
        return isForeign(row.tenant) ? view.withoutAuthors() : view;
    }

    /**
     * The words that say where a promise comes from, as the caller may read them.
     *
     * @param tenant whose ticket it was given
     * @param source as the rule has it
     */
    public String source(TenantPath tenant, String policy, int version, String rule, String source) {
        var owners = policies.history(tenant).stream()
                .filter(row -> row.code.equals(policy) && row.version == version && !row.isEnd())
                .filter(row -> says(policies.setting(row).value(), rule, source))
                .map(row -> row.tenant)
                .toList();
        // None of them: a shipped policy, or the vendor's own terms.
        return owners.isEmpty() || owners.stream().anyMatch(owner -> !isForeign(owner)) ? source : SOURCE;
    }

    private static boolean says(SlaPolicy policy, String rule, String source) {
        return policy.rules().stream()
                .anyMatch(one -> one.id().equals(rule) && one.source().equals(source));
    }

    private boolean isForeign(Setting<?> setting) {
        return setting.owner().filter(this::isForeign).isPresent();
    }

    private boolean isForeign(String owner) {
        return !caller.scope().covers(new TenantPath(owner));
    }

    private static SlaPolicy readable(SlaPolicy policy, Set<UUID> own) {
        return new SlaPolicy(
                policy.code(),
                policy.version(),
                policy.rank(),
                policy.rules().stream()
                        .flatMap(rule -> readable(rule, own).stream())
                        .toList());
    }

    private static Optional<PolicyRule> readable(PolicyRule rule, Set<UUID> own) {
        var named = rule.when().customers();
        var readable = named.stream().filter(own::contains).collect(Collectors.toSet());
        return !named.isEmpty() && readable.isEmpty()
                ? Optional.empty()
                : Optional.of(new PolicyRule(rule.id(), SOURCE, withCustomers(rule.when(), readable), rule.goals()));
    }

    private static Condition withCustomers(Condition when, Set<UUID> customers) {
        return new Condition(
                when.severities(),
                when.breakFix(),
                when.languages(),
                when.types(),
                when.categories(),
                when.productFamilies(),
                customers,
                when.outcomes(),
                when.vehicles());
    }
}
