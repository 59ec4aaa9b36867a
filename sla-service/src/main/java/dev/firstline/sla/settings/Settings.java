package dev.firstline.sla.settings;

import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.TenantPath;
import dev.firstline.sla.calendar.BusinessCalendar;
import dev.firstline.sla.calendar.ShippedCalendars;
import dev.firstline.sla.policy.ProgramPolicy;
import dev.firstline.sla.policy.SlaPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What is in force for a tenant: its own settings, then its ancestors', then the shipped ones. The nearest counts. */
@ApplicationScoped
public class Settings {

    private final PolicyVersions policies;
    private final CalendarVersions calendars;

    Settings(PolicyVersions policies, CalendarVersions calendars) {
        this.policies = policies;
        this.calendars = calendars;
    }

    /** The policies in the order in which they are asked: the nearest tenant's first, within a tenant by rank. */
    List<Setting<SlaPolicy>> policies(TenantPath tenant, Instant at) {
        var inForce = new ArrayList<Setting<SlaPolicy>>();
        policies.inForce(tenant, at).stream()
                .map(Settings::policy)
                .sorted((a, b) -> {
                    int nearest = Integer.compare(length(b), length(a));
                    int rank = Integer.compare(a.value().rank(), b.value().rank());
                    return nearest != 0 ? nearest : rank != 0 ? rank : a.code().compareTo(b.code());
                })
                .forEach(inForce::add);
        return withShipped(inForce, List.of(shipped(ProgramPolicy.policy())));
    }

    /** The calendars, one per code. */
    List<Setting<BusinessCalendar>> calendars(TenantPath tenant, Instant at) {
        var inForce =
                calendars.inForce(tenant, at).stream().map(Settings::calendar).collect(Collectors.toList());
        return withShipped(
                inForce, ShippedCalendars.all().stream().map(Settings::shipped).toList());
    }

    static Setting<SlaPolicy> policy(PolicyVersion row) {
        var policy = SlaJson.read(row.document, PolicyBody.class).toPolicy(row.code, row.version);
        return new Setting<>(row.id, row.code, row.version, row.tenant, row.validFrom, policy);
    }

    static Setting<BusinessCalendar> calendar(CalendarVersion row) {
        var calendar = SlaJson.read(row.document, CalendarBody.class).toCalendar(row.code);
        return new Setting<>(row.id, row.code, row.version, row.tenant, row.validFrom, calendar);
    }

    private static Setting<SlaPolicy> shipped(SlaPolicy policy) {
        var id = Ids.of("shipped policy", policy.code(), String.valueOf(policy.version()));
        return new Setting<>(id, policy.code(), policy.version(), null, null, policy);
    }

    private static Setting<BusinessCalendar> shipped(BusinessCalendar calendar) {
        var id = Ids.of("shipped calendar", calendar.code(), "1");
        return new Setting<>(id, calendar.code(), 1, null, null, calendar);
    }

    private static <T> List<Setting<T>> withShipped(List<Setting<T>> set, Collection<Setting<T>> shipped) {
        var all = new ArrayList<>(set);
        var codes = set.stream().map(Setting::code).collect(Collectors.toSet());
        shipped.stream().filter(setting -> !codes.contains(setting.code())).forEach(all::add);
        return List.copyOf(all);
    }

    private static int length(Setting<?> setting) {
        return setting.owner().map(String::length).orElse(0);
    }
}
