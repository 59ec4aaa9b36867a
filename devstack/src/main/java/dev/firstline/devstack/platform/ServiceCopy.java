package dev.firstline.devstack.platform;

import dev.firstline.devstack.process.Ports;
import java.net.URI;
import java.util.Map;

/**
 * One running copy of a service. All copies of a service share its database and its consumer group; only name and port are their own.
 *
 * @param service whose copy it is
 * @param name of its process and its log
 * @param port where it listens
 * @param environment what it alone gets in addition
 */
record ServiceCopy(Service service, String name, int port, Map<String, String> environment) {

    /** Copies what is mutable. */
    ServiceCopy {
        environment = Map.copyOf(environment);
    }

    /** The one that bears the service's name, and that the front door knows. */
    static ServiceCopy first(Service service, PortPlan ports) {
        return new ServiceCopy(service, service.serviceName(), ports.of(service), Map.of());
    }

    /**
     * One more, on a port that is free now.
     *
     * @param number from 2 on
     */
    static ServiceCopy further(Service service, int number, Map<String, String> environment) {
        return new ServiceCopy(
                service, service.serviceName() + "-" + number, Ports.free(1).getFirst(), environment);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }
}
