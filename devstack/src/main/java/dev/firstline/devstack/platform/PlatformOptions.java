package dev.firstline.devstack.platform;

import java.nio.file.Path;
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
 */
public record PlatformOptions(
        Path checkout,
        StateFolder state,
        PortPlan ports,
        List<Service> services,
        Map<String, Map<String, String>> environment,
        Consumer<String> progress) {

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
                line -> {});
    }

    /** With its state elsewhere. */
    public PlatformOptions in(Path folder) {
        return new PlatformOptions(checkout, new StateFolder(folder), ports, services, environment, progress);
    }

    /** On other ports. */
    public PlatformOptions on(PortPlan plan) {
        return new PlatformOptions(checkout, state, plan, services, environment, progress);
    }

    /** On ports that are free now, so that it can run beside others. */
    public PlatformOptions onFreePorts() {
        return on(PortPlan.free());
    }

    /** With these services only; none is possible. */
    public PlatformOptions with(Service... only) {
        return new PlatformOptions(checkout, state, ports, List.of(only), environment, progress);
    }

    /** With something added to the environment of one service. */
    public PlatformOptions environment(Service service, String name, String value) {
        Map<String, Map<String, String>> all = new HashMap<>(environment);
        Map<String, String> of = new HashMap<>(all.getOrDefault(service.serviceName(), Map.of()));
        of.put(name, value);
        all.put(service.serviceName(), of);
        return new PlatformOptions(checkout, state, ports, services, all, progress);
    }

    /** With somebody who hears what happens. */
    public PlatformOptions tell(Consumer<String> listener) {
        return new PlatformOptions(checkout, state, ports, services, environment, listener);
    }
}
