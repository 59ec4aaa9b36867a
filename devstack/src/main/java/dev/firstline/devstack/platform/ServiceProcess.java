package dev.firstline.devstack.platform;

import dev.firstline.devstack.issuer.Directory;
import dev.firstline.devstack.process.JavaCommand;
import dev.firstline.devstack.process.ProcessSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a service is started: a small JVM, and everything it needs to know in its environment. */
final class ServiceProcess {

    /** Small, because nine of them share one machine with the database and whatever else its owner does. */
    private static final List<String> SMALL = List.of(
            "-Xmx144m",
            "-Xms48m",
            // Left to itself it is 10 MiB: collected twice a second at 20 tickets per second, and what is still in use
            // goes to the old generation, from where only a long collection takes it.
            "-Xmn32m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /** For what runs so often that optimised code wins back what it took to make, within minutes. */
    private static final List<String> BOTH_COMPILERS = List.of(
            // With less the JVM throws compiled code away and compiles it again, without end.
            "-XX:ReservedCodeCacheSize=160m",
            // A fifth of the usual: what runs once per ticket is compiled in the first minutes of a busy day.
            "-XX:Tier4InvocationThreshold=1000",
            "-XX:Tier4MinInvocationThreshold=120",
            "-XX:Tier4CompileThreshold=3000");

    /** At the rates of a desk the optimising compiler takes more than its code saves, for a long time (ADR 0035). */
    private static final List<String> QUICK_COMPILER = List.of("-XX:TieredStopAtLevel=1");

    private ServiceProcess() {}

    static ProcessSpec of(ServiceCopy copy, PlatformOptions options, Secrets secrets) {
        Service service = copy.service();
        List<String> command = new ArrayList<>(List.of(JavaCommand.path()));
        command.addAll(jvm(service));
        Path program = service.program(options.checkout());
        command.addAll(new ClassCache(program).use());
        command.addAll(List.of("-jar", program.toString()));
        return new ProcessSpec(
                copy.name(),
                command,
                environment(copy, options, secrets),
                options.state().path(),
                options.state().log(copy.name()));
    }

    /** The options of a service's JVM, whatever the platform it belongs to. */
    static List<String> jvm(Service service) {
        var options = new ArrayList<>(SMALL);
        options.addAll(
                switch (service) {
                    // A rush of tickets, the reading of long words, and a million clocks that are due at once.
                    case INTAKE, DIAGNOSIS, SLA -> BOTH_COMPILERS;
                    case ESCALATION, NOTIFICATION, CONSOLE -> QUICK_COMPILER;
                });
        return List.copyOf(options);
    }

    private static Map<String, String> environment(ServiceCopy copy, PlatformOptions options, Secrets secrets) {
        Service service = copy.service();
        PlatformAddresses addresses = new PlatformAddresses(options.state(), options.ports());
        Map<String, String> environment = new HashMap<>();
        environment.put("FIRSTLINE_HTTP_HOST", "127.0.0.1");
        environment.put("FIRSTLINE_HTTP_PORT", Integer.toString(copy.port()));
        environment.put("FIRSTLINE_DB_URL", addresses.jdbcUrl(service.database()));
        environment.put("FIRSTLINE_DB_USER", service.database() + "_app");
        environment.put("FIRSTLINE_DB_PASSWORD", secrets.app(service));
        environment.put("FIRSTLINE_DB_OWNER", service.database() + "_owner");
        environment.put("FIRSTLINE_DB_OWNER_PASSWORD", secrets.owner(service));
        environment.put("FIRSTLINE_KAFKA", addresses.kafka());
        environment.put("FIRSTLINE_OIDC_URL", addresses.issuer());
        environment.put("FIRSTLINE_OIDC_CLIENT_SECRET", Directory.SECRET);
        environment.put("FIRSTLINE_SECRET_KEY", secrets.key(service));
        environment.put("FIRSTLINE_OLD_SECRET_KEYS", secrets.oldKeys(service));
        // The receivers of a developer live on the same machine; nowhere else may webhooks reach it.
        environment.put("FIRSTLINE_OUTBOUND_ALLOW", "127.0.0.0/8,::1/128");
        environment.put("FIRSTLINE_SMTP_HOST", "127.0.0.1");
        environment.put("FIRSTLINE_SMTP_PORT", Integer.toString(options.ports().smtp()));
        environment.put("FIRSTLINE_PUBLIC_URL", addresses.frontDoor().toString());
        if (service == Service.INTAKE) {
            environment.put(
                    "FIRSTLINE_ATTACHMENTS_FOLDER",
                    options.state().attachments().toString());
        }
        // glibc keeps a pool of freed memory for each thread; two pools are enough.
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.putAll(options.environment().getOrDefault(service.serviceName(), Map.of()));
        environment.putAll(copy.environment());
        return environment;
    }
}
