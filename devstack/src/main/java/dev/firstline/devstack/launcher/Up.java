package dev.firstline.devstack.launcher;

import dev.firstline.devstack.demo.DemoTraces;
import dev.firstline.devstack.platform.Platform;
import dev.firstline.devstack.platform.PlatformAddresses;
import dev.firstline.devstack.platform.PlatformOptions;
import dev.firstline.devstack.process.StartFailure;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Starts everything, and stays until it is told to end; with {@code --detach} another process stays. */
final class Up {

    private final Installation installation;

    Up(Installation installation) {
        this.installation = installation;
    }

    int run(Arguments arguments) {
        return arguments.has("detach") ? new Detached(installation).start() : attended();
    }

    private int attended() {
        Instant start = Instant.now();
        PlatformOptions options = installation.options().tell(Up::say, Up::warn);
        if (options.services().isEmpty()) {
            throw new StartFailure(
                    "No service is built yet; ./firstline up builds before it starts, so look above for what failed.");
        }
        say("Starting PostgreSQL, Kafka and " + options.services().size() + " services; data and logs are in "
                + installation.state().path() + ".");
        try (Platform platform = Platform.start(options)) {
            say(addresses(platform.addresses()));
            say("Ready after %.1f s. Ctrl-C or ./firstline down stops all."
                    .formatted(Duration.between(start, Instant.now()).toMillis() / 1000.0));
            takeBackOfKilledDemos(platform.addresses());
            RehearsalBeside.start(installation);
            String failure = platform.gaveUp().join();
            System.err.println(failure);
            return 1;
        }
    }

    static String addresses(PlatformAddresses addresses) {
        return """

                  Console          %s
                  API              %s/v1/tickets
                  OpenAPI          %s/openapi/intake-service
                  Sign-in (local)  %s
                  Mail sink        %s
                  PostgreSQL       %s
                  Kafka            %s
                """.formatted(
                        addresses.frontDoor(),
                        addresses.frontDoor(),
                        addresses.frontDoor(),
                        addresses.issuer(),
                        addresses.mails().resolve("/"),
                        addresses.jdbcUrl("intake"),
                        addresses.kafka());
    }

    /** Their promises of seconds would be everybody's. A failure harms nobody who did not kill a demonstration. */
    private static void takeBackOfKilledDemos(PlatformAddresses addresses) {
        try {
            List<String> taken = new DemoTraces(addresses).takeBackOfTheDead();
            if (!taken.isEmpty()) {
                say("Left over from a demo that was killed and taken back now: " + String.join(", ", taken) + ".");
            }
        } catch (IOException e) {
            warn("Whether a demo left something could not be seen: " + e.getMessage());
        }
    }

    private static void warn(String line) {
        System.err.println(line);
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
