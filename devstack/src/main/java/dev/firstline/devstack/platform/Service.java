package dev.firstline.devstack.platform;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The services of the platform. */
public enum Service {
    INTAKE("intake", 1),
    DIAGNOSIS("diagnosis", 2),
    ESCALATION("escalation", 3),
    SLA("sla", 4),
    NOTIFICATION("notification", 5),
    CONSOLE("console", 6);

    private final String database;
    private final int place;

    Service(String database, int place) {
        this.database = database;
        this.place = place;
    }

    /** Its name, which is also its module: {@code sla-service}. */
    public String serviceName() {
        return database + "-service";
    }

    /** Its database, and the prefix of its two roles. */
    public String database() {
        return database;
    }

    /** Its place among the ports, counted from 1. */
    int place() {
        return place;
    }

    /** The program that the build of a checkout makes of it. */
    public Path program(Path checkout) {
        return checkout.resolve(serviceName()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** The service of that name; also without the ending {@code -service}. */
    public static Optional<Service> named(String name) {
        return Arrays.stream(values())
                .filter(service -> service.serviceName().equals(name) || service.database.equals(name))
                .findFirst();
    }

    /** Those whose program is built in a checkout. */
    public static List<Service> builtIn(Path checkout) {
        return Arrays.stream(values())
                .filter(service -> service.program(checkout).toFile().isFile())
                .toList();
    }
}
