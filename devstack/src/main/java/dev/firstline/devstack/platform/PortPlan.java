package dev.firstline.devstack.platform;

import dev.firstline.devstack.process.Ports;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which port is whose.
 *
 * @param frontDoor the one address for people
 * @param services each service's own
 * @param issuer the OpenID provider
 * @param smtp the mail sink's SMTP
 * @param mails the mail sink's list
 * @param postgres the database server
 * @param kafka the broker
 * @param kafkaController the broker's controller
 */
public record PortPlan(
        int frontDoor,
        Map<Service, Integer> services,
        int issuer,
        int smtp,
        int mails,
        int postgres,
        int kafka,
        int kafkaController) {

    /** The front door's port where nobody says another. */
    public static final int USUAL_BASE = 8080;

    private static final int OTHER_PARTS = 7;

    /** Copies what is mutable. */
    public PortPlan {
        services = Map.copyOf(services);
    }

    /** Fixed distances from the front door's port: with 8080, the services are 8101 to 8106, PostgreSQL 8132, Kafka 8192. */
    public static PortPlan atBase(int base) {
        Map<Service, Integer> services = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            services.put(service, base + 20 + service.place());
        }
        return new PortPlan(base, services, base + 27, base + 45, base + 46, base + 52, base + 112, base + 113);
    }

    /** Ports that are free at this moment. */
    public static PortPlan free() {
        List<Integer> free = Ports.free(Service.values().length + OTHER_PARTS);
        Map<Service, Integer> services = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            services.put(service, free.get(OTHER_PARTS + service.ordinal()));
        }
        return new PortPlan(
                free.get(0), services, free.get(1), free.get(2), free.get(3), free.get(4), free.get(5), free.get(6));
    }

    /** The port of a service's first copy. */
    int of(Service service) {
        // Every plan has one for each service.
        return Objects.requireNonNull(services.get(service));
    }

    /** All of them with the name of what needs them. */
    public Map<String, Integer> byName() {
        Map<String, Integer> named = new LinkedHashMap<>();
        named.put("front-door", frontDoor);
        for (Service service : Service.values()) {
            named.put(service.serviceName(), services.get(service));
        }
        named.put("issuer", issuer);
        named.put("smtp", smtp);
        named.put("mails", mails);
        named.put("postgres", postgres);
        named.put("kafka", kafka);
        named.put("kafka-controller", kafkaController);
        return named;
    }

    /** The reverse of {@link #byName()}. */
    static PortPlan ofNames(Map<String, Integer> named) {
        Map<Service, Integer> services = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            services.put(service, port(named, service.serviceName()));
        }
        return new PortPlan(
                port(named, "front-door"),
                services,
                port(named, "issuer"),
                port(named, "smtp"),
                port(named, "mails"),
                port(named, "postgres"),
                port(named, "kafka"),
                port(named, "kafka-controller"));
    }

    private static int port(Map<String, Integer> named, String name) {
        return Objects.requireNonNull(named.get(name), () -> "no port for " + name);
    }
}
