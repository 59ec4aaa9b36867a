package dev.firstline.sla.settings;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.contracts.TenantPath;
import dev.firstline.sla.calendar.BusinessCalendar;
import dev.firstline.sla.policy.Condition;
import dev.firstline.sla.policy.PolicyRule;
import dev.firstline.sla.policy.SlaPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
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
        return concerning(settings, (rule, own) -> new PolicyRule(rule.id(), SOURCE, own, rule.goals()));
    }

    /**
     * The policies by which the caller may have a ticket judged that nobody but the caller tells of: one that is only described, or one of the
     * past. Otherwise whoever names a customer would be told what is promised to it.
     */
    List<Setting<SlaPolicy>> binding(List<Setting<SlaPolicy>> settings) {
        return concerning(
                settings,
                (rule, own) ->
                        own.equals(rule.when()) ? rule : new PolicyRule(rule.id(), rule.source(), own, rule.goals()));
    }

    /** The calendars as the caller may read them: the dates, and not the names of the files that brought them. */
    List<Setting<BusinessCalendar>> calendars(List<Setting<BusinessCalendar>> settings) {
        return settings.stream()
                .map(setting ->
                        isForeign(setting) ? setting.with(setting.value().withImports(Map.of())) : setting)
                .toList();
    }

    private List<Setting<SlaPolicy>> concerning(
            List<Setting<SlaPolicy>> settings, BiFunction<PolicyRule, Condition, PolicyRule> shown) {
        var named = settings.stream()
                .filter(this::isForeign)
                .flatMap(setting -> setting.value().rules().stream())
                .flatMap(rule -> rule.when().customers().stream())
                .collect(Collectors.toSet());
        var own = named.isEmpty() ? Set.<UUID>of() : customers.among(named, caller.tenant());
        return settings.stream()
                .map(setting -> isForeign(setting) ? setting.with(concerning(setting.value(), own, shown)) : setting)
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

    private static SlaPolicy concerning(
            SlaPolicy policy, Set<UUID> own, BiFunction<PolicyRule, Condition, PolicyRule> shown) {
        return new SlaPolicy(
                policy.code(),
                policy.version(),
                policy.rank(),
                policy.rules().stream()
                        .flatMap(rule -> concerning(rule.when(), own).map(when -> shown.apply(rule, when)).stream())
                        .toList());
    }

    /** Empty when it is for others' customers alone. */
    private static Optional<Condition> concerning(Condition when, Set<UUID> own) {
        var named = when.customers();
        var left = named.stream().filter(own::contains).collect(Collectors.toSet());
        return !named.isEmpty() && left.isEmpty() ? Optional.empty() : Optional.of(withCustomers(when, left));
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
