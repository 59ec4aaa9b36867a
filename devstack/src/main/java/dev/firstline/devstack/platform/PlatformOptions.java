package dev.firstline.devstack.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What to start, where, and how.
 *
 * @param checkout the folder of the built project
 * @param state where data, keys and logs are
 * @param ports which port is whose
 * @param services which services
 * @param environment what single services get in addition, by service name
 * @param progress who hears, line by line, how far the start is and what happens later
 * @param concerns who hears what is slow, and what goes wrong and is tried again
 * @param patience how long a process that starts may give no sign of getting on
 */
public record PlatformOptions(
        Path checkout,
        StateFolder state,
        PortPlan ports,
        List<Service> services,
        Map<String, Map<String, String>> environment,
        Consumer<String> progress,
        Consumer<String> concerns,
        Duration patience) {

    /** Much longer than any process that works is silent, on any machine. */
    static final Duration USUAL_PATIENCE = Duration.ofMinutes(3);

    /** Copies what is mutable. */
    public PlatformOptions {
        checkout = checkout.toAbsolutePath().normalize();
        services = List.copyOf(services);
        environment = Map.copyOf(environment);
    }

    /** The usual installation of a checkout: its own state folder, usual ports, every service that is built. */
    public static PlatformOptions of(Path checkout) {
        return new PlatformOptions(
                checkout,
                new StateFolder(checkout.resolve(".firstline")),
                PortPlan.atBase(PortPlan.USUAL_BASE),
                Service.builtIn(checkout),
                Map.of(),
                line -> {},
                line -> {},
                USUAL_PATIENCE);
    }

    /** With its state elsewhere. */
    public PlatformOptions in(Path folder) {
        return new PlatformOptions(
                checkout, new StateFolder(folder), ports, services, environment, progress, concerns, patience);
    }

    /** On other ports. */
    public PlatformOptions on(PortPlan plan) {
        return new PlatformOptions(checkout, state, plan, services, environment, progress, concerns, patience);
    }

    /** On ports that are free now, so that it can run beside others. */
    public PlatformOptions onFreePorts() {
        return on(PortPlan.free());
    }

    /** With these services only; none is possible. */
    public PlatformOptions with(Service... only) {
        return new PlatformOptions(checkout, state, ports, List.of(only), environment, progress, concerns, patience);
    }

    /** With something added to the environment of one service. */
    public PlatformOptions environment(Service service, String name, String value) {
        Map<String, Map<String, String>> all = new HashMap<>(environment);
        Map<String, String> of = new HashMap<>(all.getOrDefault(service.serviceName(), Map.of()));
        of.put(name, value);
        all.put(service.serviceName(), of);
        return new PlatformOptions(checkout, state, ports, services, all, progress, concerns, patience);
    }

    /** With somebody who hears what happens, good or bad. */
    public PlatformOptions tell(Consumer<String> listener) {
        return tell(listener, listener);
    }

    /** With somebody who hears how far it is, and somebody who hears what is slow or goes wrong. */
    public PlatformOptions tell(Consumer<String> listener, Consumer<String> concerned) {
        return new PlatformOptions(checkout, state, ports, services, environment, listener, concerned, patience);
    }

    /** With a process that starts given up when it shows no sign of getting on for so long. */
    public PlatformOptions patience(Duration silence) {
        return new PlatformOptions(checkout, state, ports, services, environment, progress, concerns, silence);
    }
}
