package dev.firstline.chassis.quota;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.quota.Turnstile.Place;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Streams that are open at this copy: so many of a person, of a tenant, and of all. Whoever has too many is told so; nobody waits. */
@Singleton
public final class OpenStreams {

    private static final Duration COME_BACK = Duration.ofSeconds(10);

    private final Refusals refusals;
    private final Turnstile tenants;
    private final Turnstile people;

    OpenStreams(LimitSettings settings, Refusals refusals) {
        this.refusals = refusals;
        var streams = settings.streams();
        tenants = new Turnstile(streams.total(), streams.share(), 0);
        people = new Turnstile(Integer.MAX_VALUE, streams.person(), 0);
    }

    /**
     * Opens one.
     *
     * @param person the token's subject
     * @return gives the place back; the second time does nothing
     * @throws Problem 429 when there are too many
     */
    public Runnable open(String tenant, String person) {
        // A name stands for somebody within a tenant alone.
        var own = people.enter(tenant + " " + person).orElseThrow(() -> tooMany("person", "You have"));
        Place shared;
        try {
            shared = tenants.enter(tenant).orElseThrow(() -> tooMany("tenant", "This tenant, or all together, have"));
        } catch (Problem refused) {
            own.leave();
            throw refused;
        }
        return () -> {
            shared.leave();
            own.leave();
        };
    }

    /** How many each tenant has. */
    public Map<String, Integer> inside() {
        return tenants.inside();
    }

    private Problem tooMany(String policy, String who) {
        return refusals.tooMuch(
                        List.of("streams." + policy),
                        who + " as many live pages open as there may be; close one, and this one goes on.")
                .retryAfter(COME_BACK);
    }
}
