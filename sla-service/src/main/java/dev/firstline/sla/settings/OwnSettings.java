package dev.firstline.sla.settings;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.contracts.TenantPath;
import dev.firstline.sla.calendar.BusinessCalendar;
import dev.firstline.sla.policy.Rulebook;
import dev.firstline.sla.policy.SlaPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a tenant itself has set, read and changed as one; within an open transaction. */
@ApplicationScoped
public class OwnSettings {

    private final Settings settings;
    private final PolicyVersions policies;
    private final CalendarVersions calendars;
    private final SettingWriter writer;
    private final CalendarsPresent calendarsPresent;
    private final Inherited binding;

    OwnSettings(
            Settings settings,
            PolicyVersions policies,
            CalendarVersions calendars,
            SettingWriter writer,
            CalendarsPresent calendarsPresent,
            Inherited binding) {
        this.settings = settings;
        this.policies = policies;
        this.calendars = calendars;
        this.writer = writer;
        this.calendarsPresent = calendarsPresent;
        this.binding = binding;
    }

    /**
     * What of it is in force at an instant.
     *
     * @param policies by code
     * @param calendars by code
     * @param revision another text as soon as anything of the tenant is set, withdrawn, begins or ends
     * @param untouched whether the tenant has never set anything, nor plans to
     */
    public record InForce(
            SortedMap<String, SlaPolicy> policies,
            SortedMap<String, BusinessCalendar> calendars,
            String revision,
            boolean untouched) {}

    /**
     * Waits until no other transaction changes settings of the tenant.
     *
     * @return the instant from which on a change counts
     */
    public Instant awaitTurn(TenantPath tenant) {
        return writer.awaitTurn(tenant);
    }

    /** What the tenant itself has in force. */
    public InForce inForce(TenantPath tenant, Instant at) {
        var ownPolicies = policies.own(tenant);
        var ownCalendars = calendars.own(tenant);
        return new InForce(
                byCode(policies, ownPolicies, at),
                byCode(calendars, ownCalendars, at),
                revision(ownPolicies, ownCalendars, at),
                ownPolicies.isEmpty() && ownCalendars.isEmpty());
    }

    /** The calendars that the tenant would have if it had set none, by code. */
    public SortedMap<String, BusinessCalendar> inheritedCalendars(TenantPath tenant, Instant at) {
        var inherited = new TreeMap<String, BusinessCalendar>();
        settings.history(tenant)
                .without(tenant)
                .calendars(at)
                .forEach(setting -> inherited.put(setting.code(), setting.value()));
        return inherited;
    }

    /**
     * The rulebook that a ticket of the tenant would be given if it set these and nothing else of its own.
     *
     * @throws IllegalArgumentException when a policy speaks of a calendar that is not there
     */
    public Rulebook rulebook(
            TenantPath tenant, Collection<SlaPolicy> own, Map<String, BusinessCalendar> ownCalendars, Instant at) {
        var inherited = settings.history(tenant).without(tenant);
        var hidden = own.stream().map(SlaPolicy::code).collect(Collectors.toSet());
        var policies = Stream.concat(
                        own.stream()
                                .sorted(Comparator.comparingInt(SlaPolicy::rank).thenComparing(SlaPolicy::code)),
                        binding.binding(inherited.policies(at)).stream()
                                .map(Setting::value)
                                .filter(policy -> !hidden.contains(policy.code())))
                .toList();
        var calendars = new TreeMap<String, BusinessCalendar>();
        inherited.calendars(at).forEach(setting -> calendars.put(setting.code(), setting.value()));
        calendars.putAll(ownCalendars);
        return new Rulebook(policies, calendars);
    }

    /** Sets a policy. */
    public void set(TenantPath tenant, SlaPolicy policy, Instant from) {
        writer.add(policies, tenant, policy.code(), policies.document(policy), Validity.since(from));
    }

    /** Sets a calendar. */
    public void set(TenantPath tenant, BusinessCalendar calendar, Instant from) {
        writer.add(calendars, tenant, calendar.code(), calendars.document(calendar), Validity.since(from));
    }

    /** Ends a policy: what the tenant inherits under that code counts from then on. */
    public void endPolicy(TenantPath tenant, String code, Instant from) {
        writer.add(policies, tenant, code, null, Validity.since(from));
    }

    /** Ends a calendar: what the tenant inherits under that code counts from then on. */
    public void endCalendar(TenantPath tenant, String code, Instant from) {
        writer.add(calendars, tenant, code, null, Validity.since(from));
    }

    /**
     * Holds all changes of the transaction to the rule that each policy, of tenants below too, finds its calendars.
     *
     * @throws Problem 409 when one would miss a calendar at that instant or later
     */
    public void requireCalendars(TenantPath tenant, Instant from) {
        calendarsPresent.require(tenant, from);
        calendarsPresent.requireBelow(tenant, from);
    }

    /**
     * Holds the policies of the tenant and of those below to the bound of goals, by a calendar that the transaction has set.
     *
     * @param pointer of what makes a goal too long
     * @throws Problem 422 when a goal would take more than twenty years
     */
    public void requireReach(TenantPath tenant, Instant from, BusinessCalendar changed, String pointer) {
        calendarsPresent.requireReach(tenant, from, changed, pointer);
    }

    private static <E extends SettingVersion, T> SortedMap<String, T> byCode(
            SettingVersions<E, T> versions, List<E> own, Instant at) {
        var byCode = new TreeMap<String, T>();
        SettingVersions.inForce(own, at)
                .forEach(row -> byCode.put(row.code, versions.setting(row).value()));
        return byCode;
    }

    private static String revision(List<PolicyVersion> policies, List<CalendarVersion> calendars, Instant at) {
        var set = Stream.concat(policies.stream(), calendars.stream()).map(row -> "set " + row.id);
        var valid = Stream.concat(
                        SettingVersions.inForce(policies, at).stream(), SettingVersions.inForce(calendars, at).stream())
                .map(row -> "valid " + row.id);
        return Ids.of(Stream.concat(set, valid).sorted().toArray(String[]::new)).toString();
    }
}
