package dev.firstline.chassis.quota;

import dev.firstline.chassis.quota.LimitSettings.Owned;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** Things of which a tenant may own so many. */
public enum Stock {
    SUBSCRIPTIONS(Owned::subscriptions),
    CALENDARS(Owned::calendars),
    POLICIES(Owned::policies),
    CUSTOMERS(Owned::customers),
    CONTACTS(Owned::contacts),
    ENTITLEMENTS(Owned::entitlements),
    ACCESS(Owned::access),
    VIEWS(Owned::views),
    HEALTH_CONNECTIONS(Owned::healthConnections);

    private final ToLongFunction<Owned> most;

    Stock(ToLongFunction<Owned> most) {
        this.most = most;
    }

    /** As settings and problems name it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As answers and metrics name the limit. */
    String policy() {
        return "owned." + label();
    }

    long most(Owned settings) {
        return most.applyAsLong(settings);
    }
}
