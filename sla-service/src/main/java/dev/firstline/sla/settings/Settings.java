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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is in force for a tenant: its own settings, then its ancestors', then the shipped ones. The nearest counts. */
@ApplicationScoped
public class Settings {

    static final SlaPolicy PROGRAM = ProgramPolicy.policy();

    /** Enough for the settings of a thousand tenants of the usual size; larger ones are read again. */
    private static final long MOST_BYTES = 6 << 20;

    private static final List<Setting<SlaPolicy>> SHIPPED_POLICIES = List.of(shipped(PROGRAM));
    private static final List<Setting<BusinessCalendar>> SHIPPED_CALENDARS =
            ShippedCalendars.all().stream().map(Settings::shipped).toList();

    /** All are of one line of ancestors, so the longer path is the nearer tenant. */
    private static final Comparator<Setting<SlaPolicy>> ASKED_FIRST = Comparator.comparing(
                    (Setting<SlaPolicy> setting) ->
                            setting.owner().map(String::length).orElse(0))
            .reversed()
            .thenComparing(setting -> setting.value().rank())
            .thenComparing(Setting::code);

    private final PolicyVersions policies;
    private final CalendarVersions calendars;
    private final SharedSettings shared = new SharedSettings();
    private final Remembered<Setting<SlaPolicy>> knownPolicies =
            new Remembered<>(MOST_BYTES, setting -> shared.weight(setting.value()));
    private final Remembered<Setting<BusinessCalendar>> knownCalendars =
            new Remembered<>(MOST_BYTES, setting -> shared.weight(setting.value()));

    Settings(PolicyVersions policies, CalendarVersions calendars) {
        this.policies = policies;
        this.calendars = calendars;
    }

    /** One object for equal settings of all tenants. */
    SharedSettings shared() {
        return shared;
    }

    private static <T> Setting<T> shared(Setting<T> setting, UnaryOperator<T> one) {
        return setting.with(one.apply(setting.value()));
    }

    /** What a tenant has lived under, in the open transaction. */
    History history(TenantPath tenant) {
        return new History(policies.history(tenant), calendars.history(tenant));
    }

    /** The policies in force, in the order in which they are asked: the nearest tenant's first, within a tenant by rank. */
    List<Setting<SlaPolicy>> policies(TenantPath tenant, Instant at) {
        return policies(policies.history(tenant), at);
    }

    /** The calendars in force, one per code. */
    List<Setting<BusinessCalendar>> calendars(TenantPath tenant, Instant at) {
        return calendars(calendars.history(tenant), at);
    }

    private List<Setting<SlaPolicy>> policies(List<PolicyVersion> history, Instant at) {
        var inForce = SettingVersions.inForce(history, at).stream()
                .map(row -> knownPolicies.get(row.id, () -> shared(policies.setting(row), shared::policy)))
                .sorted(ASKED_FIRST)
                .toList();
        return withShipped(inForce, SHIPPED_POLICIES);
    }

    private List<Setting<BusinessCalendar>> calendars(List<CalendarVersion> history, Instant at) {
        var inForce = SettingVersions.inForce(history, at).stream()
                .map(row -> knownCalendars.get(row.id, () -> shared(calendars.setting(row), shared::calendar)))
                .toList();
        return withShipped(inForce, SHIPPED_CALENDARS);
    }

    /** The settings of one tenant and of those above it, of all times. */
    final class History {

        private final List<PolicyVersion> policies;
        private final List<CalendarVersion> calendars;

        private History(List<PolicyVersion> policies, List<CalendarVersion> calendars) {
            this.policies = policies;
            this.calendars = calendars;
        }

        List<Setting<SlaPolicy>> policies(Instant at) {
            return Settings.this.policies(policies, at);
        }

        List<Setting<BusinessCalendar>> calendars(Instant at) {
            return Settings.this.calendars(calendars, at);
        }

        /** What would be left of it if that tenant had set nothing. */
        History without(TenantPath tenant) {
            return new History(
                    policies.stream()
                            .filter(row -> !row.tenant.equals(tenant.value()))
                            .toList(),
                    calendars.stream()
                            .filter(row -> !row.tenant.equals(tenant.value()))
                            .toList());
        }

        /** The time around an instant in which nothing begins or ends. */
        BooksInForce.Span around(Instant at) {
            var from = Instant.MIN;
            var until = Instant.MAX;
            for (var turn : turns().toList()) {
                if (turn.isAfter(at)) {
                    until = turn.isBefore(until) ? turn : until;
                } else {
                    from = turn.isAfter(from) ? turn : from;
                }
            }
            return new BooksInForce.Span(from, until);
        }

        /** That instant and all later ones at which something begins or ends. */
        SortedSet<Instant> turnsFrom(Instant at) {
            var turns = turns().filter(turn -> turn.isAfter(at)).collect(Collectors.toCollection(TreeSet::new));
            turns.add(at);
            return turns;
        }

        private Stream<Instant> turns() {
            return Stream.concat(policies.stream(), calendars.stream())
                    .flatMap(row -> Stream.of(Optional.of(row.validFrom), Optional.ofNullable(row.validUntil)))
                    .flatMap(Optional::stream);
        }
    }

    private static Setting<SlaPolicy> shipped(SlaPolicy policy) {
        // By its content, so that a rulebook made with another release's policy is another rulebook.
        var id = Ids.of("shipped policy", policy.code(), SlaJson.write(PolicyBody.of(policy)));
        return Setting.shipped(id, policy.code(), policy.version(), policy);
    }

    private static Setting<BusinessCalendar> shipped(BusinessCalendar calendar) {
        var id = Ids.of("shipped calendar", calendar.code(), SlaJson.write(CalendarBody.of(calendar)));
        return Setting.shipped(id, calendar.code(), 1, calendar);
    }

    private static <T> List<Setting<T>> withShipped(List<Setting<T>> set, Collection<Setting<T>> shipped) {
        var all = new ArrayList<>(set);
        var codes = set.stream().map(Setting::code).collect(Collectors.toSet());
        shipped.stream().filter(setting -> !codes.contains(setting.code())).forEach(all::add);
        return List.copyOf(all);
    }
}
