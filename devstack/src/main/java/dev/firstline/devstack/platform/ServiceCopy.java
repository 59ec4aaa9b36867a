package dev.firstline.devstack.platform;

import dev.firstline.devstack.process.Ports;
import java.net.URI;

/**
 * One running copy of a service. All copies of a service share its database and its consumer group; only name and port are their own.
 *
 * @param service whose copy it is
 * @param name of its process and its log
 * @param port where it listens
 */
record ServiceCopy(Service service, String name, int port) {

    /** The one that bears the service's name, and that the front door knows. */
    static ServiceCopy first(Service service, PortPlan ports) {
        return new ServiceCopy(service, service.serviceName(), ports.services().get(service));
    }

    /**
     * One more, on a port that is free now.
     *
     * @param number from 2 on
     */
    static ServiceCopy further(Service service, int number) {
        return new ServiceCopy(
                service, service.serviceName() + "-" + number, Ports.free(1).getFirst());
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }
}
