package dev.firstline.sla.configuration;

import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.sla.calendar.BusinessCalendar;
import dev.firstline.sla.configuration.ConfigurationDiff.SettingDiff;
import dev.firstline.sla.policy.Rulebook;
import dev.firstline.sla.policy.SlaPolicy;
import dev.firstline.sla.settings.Faults;
import dev.firstline.sla.settings.OwnSettings;
import dev.firstline.sla.settings.SettingHints;
import dev.firstline.sla.timer.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A tenant's own settings as one document. */
@ApplicationScoped
class Configurations {

    private final Transactions transactions;
    private final OwnSettings settings;
    private final ConfigurationReader reader;
    private final Comparison comparison;
    private final SettingHints hints;
    private final DatabaseClock clock;

    Configurations(
            Transactions transactions,
            OwnSettings settings,
            ConfigurationReader reader,
            Comparison comparison,
            SettingHints hints,
            DatabaseClock clock) {
        this.transactions = transactions;
        this.settings = settings;
        this.reader = reader;
        this.comparison = comparison;
        this.hints = hints;
        this.clock = clock;
    }

    /**
     * Something about a tenant's settings.
     *
     * @param revision of the settings that it speaks of
     */
    record Revised<T>(T value, String revision) {}

    /** The document of what is in force. */
    Revised<String> write(TenantPath tenant) {
        return transactions.inTenant(tenant, () -> {
            var inForce = settings.inForce(tenant, clock.now());
            return new Revised<>(YamlWriter.write(configuration(inForce)), inForce.revision());
        });
    }

    /** All that is wrong with a document. */
    Validation validate(TenantPath tenant, byte[] yaml) {
        var faults = transactions.inTenant(tenant, () -> {
            var now = clock.now();
            var found = new Faults();
            var inForce = settings.inForce(tenant, now);
            var wanted = read(tenant, yaml, inForce, false, now, found);
            hint(tenant, wanted, inForce, false, now, found);
            return found;
        });
        return new Validation(faults.none(), faults.all(), faults.hints());
    }

    /**
     * What would become of the tenant's settings.
     *
     * @throws Problem 422 when the document has faults
     */
    Revised<ConfigurationDiff> diff(TenantPath tenant, byte[] yaml, boolean prune) {
        return transactions.inTenant(tenant, () -> {
            var now = clock.now();
            var inForce = settings.inForce(tenant, now);
            var faults = new Faults();
            var wanted = required(tenant, yaml, inForce, prune, now, faults);
            hint(tenant, wanted, inForce, prune, now, faults);
            var diff = comparison.compare(configuration(inForce), wanted, prune);
            return new Revised<>(diff.withHints(faults.hints()), inForce.revision());
        });
    }

    /**
     * The rulebook that tickets would be given if the document were applied.
     *
     * @throws Problem 422 when the document has faults
     */
    Rulebook proposed(TenantPath tenant, byte[] yaml, boolean prune) {
        return transactions.inTenant(tenant, () -> {
            var now = clock.now();
            var inForce = settings.inForce(tenant, now);
            var wanted = required(tenant, yaml, inForce, prune, now, new Faults());
            return rulebook(tenant, wanted, inForce, prune, now);
        });
    }

    private Rulebook rulebook(
            TenantPath tenant, Configuration wanted, OwnSettings.InForce inForce, boolean prune, Instant now) {
        var policies = new TreeMap<String, SlaPolicy>();
        var calendars = new TreeMap<String, BusinessCalendar>();
        if (!prune) {
            policies.putAll(inForce.policies());
            calendars.putAll(inForce.calendars());
        }
        policies.putAll(wanted.policies());
        calendars.putAll(wanted.calendars());
        return settings.rulebook(tenant, policies.values(), calendars, now);
    }

    /** What of a document is hardly meant; only where it could be read as a whole. */
    private void hint(
            TenantPath tenant,
            Configuration wanted,
            OwnSettings.InForce inForce,
            boolean prune,
            Instant now,
            Faults faults) {
        if (!faults.none()) {
            return;
        }
        var asked = rulebook(tenant, wanted, inForce, prune, now).policies();
        wanted.policies().forEach((code, policy) -> hints.policy(policy, asked, "/policies/" + code, faults));
        wanted.calendars().keySet().forEach(code -> hints.calendar(code, asked, "/calendars/" + code, faults));
    }

    /**
     * Sets what the document says from now on: all of it or nothing.
     *
     * @param ifMatch needed when something changes, unless the tenant has never set anything
     * @throws Problem 422 when the document has faults, 412 or 428 when {@code ifMatch} is not what it must be, 409 when a
     *     policy of the tenant or below would miss a calendar
     */
    Revised<ConfigurationDiff> apply(TenantPath tenant, byte[] yaml, boolean prune, @Nullable String ifMatch) {
        return transactions.inTenant(tenant, () -> {
            var now = settings.awaitTurn(tenant);
            var inForce = settings.inForce(tenant, now);
            var faults = new Faults();
            var wanted = required(tenant, yaml, inForce, prune, now, faults);
            hint(tenant, wanted, inForce, prune, now, faults);
            var diff = comparison.compare(configuration(inForce), wanted, prune).withHints(faults.hints());
            if (!diff.differs()) {
                return new Revised<>(diff, inForce.revision());
            }
            if (!inForce.untouched() || ifMatch != null) {
                ETags.require(ifMatch, inForce.revision());
            }
            diff.settings().forEach(setting -> apply(tenant, setting, wanted, now));
            settings.requireCalendars(tenant, now);
            return new Revised<>(diff, settings.inForce(tenant, now).revision());
        });
    }

    private void apply(TenantPath tenant, SettingDiff setting, Configuration wanted, Instant now) {
        var code = setting.code();
        switch (setting.change()) {
            case CREATED, CHANGED -> {
                switch (setting.kind()) {
                    case CALENDAR -> {
                        var calendar = Objects.requireNonNull(wanted.calendars().get(code));
                        settings.set(tenant, calendar, now);
                        settings.requireReach(tenant, now, calendar, "/calendars/" + code + "/hours");
                    }
                    case POLICY ->
                        settings.set(
                                tenant, Objects.requireNonNull(wanted.policies().get(code)), now);
                }
            }
            case ENDED -> {
                switch (setting.kind()) {
                    case CALENDAR -> settings.endCalendar(tenant, code, now);
                    case POLICY -> settings.endPolicy(tenant, code, now);
                }
            }
            case KEPT, UNCHANGED -> {
                // It stays as it is.
            }
        }
    }

    private Configuration required(
            TenantPath tenant, byte[] yaml, OwnSettings.InForce inForce, boolean prune, Instant now, Faults faults) {
        var wanted = read(tenant, yaml, inForce, prune, now, faults);
        faults.refuse();
        return wanted;
    }

    /** A policy may count by a calendar of the document, by an inherited one, and by an own one unless that is ended. */
    private Configuration read(
            TenantPath tenant, byte[] yaml, OwnSettings.InForce inForce, boolean prune, Instant now, Faults faults) {
        var calendars = new TreeMap<>(settings.inheritedCalendars(tenant, now));
        if (!prune) {
            calendars.putAll(inForce.calendars());
        }
        return reader.read(yaml, calendars, now, faults);
    }

    private static Configuration configuration(OwnSettings.InForce inForce) {
        return new Configuration(inForce.policies(), inForce.calendars());
    }
}
