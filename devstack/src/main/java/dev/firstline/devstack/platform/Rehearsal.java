package dev.firstline.devstack.platform;

import dev.firstline.devstack.process.Folders;
import dev.firstline.devstack.process.StartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The start of each service in which its JVM finds out about its classes what makes the next starts quick (ADR 0018): one after the other,
 * on a database, a broker and ports of their own, beside whatever runs. What one has sent stays on the topics for the next.
 */
public final class Rehearsal {

    private final Path checkout;
    private final Path folder;
    private final Consumer<String> progress;
    private final Runnable beforeEach;

    /**
     * @param checkout the folder of the built project
     * @param folder where data and logs are meanwhile; deleted when all went well
     * @param progress who hears how far it is
     * @param beforeEach returns when it is time for the next service, such as when the machine has time for it
     */
    public Rehearsal(Path checkout, Path folder, Consumer<String> progress, Runnable beforeEach) {
        this.checkout = checkout;
        this.folder = folder;
        this.progress = progress;
        this.beforeEach = beforeEach;
    }

    /** The built services that would start quicker after a rehearsal. */
    public static List<Service> wanting(Path checkout) {
        return Service.builtIn(checkout).stream()
                .filter(service -> !new ClassCache(service.program(checkout)).isThere())
                .toList();
    }

    /**
     * Makes the class caches of the services that have none.
     *
     * @throws StartFailure when one could not be made; then that service starts without, and those before it have theirs
     */
    public void run() throws IOException, InterruptedException {
        Set<Service> wanting = EnumSet.noneOf(Service.class);
        wanting.addAll(wanting(checkout));
        if (wanting.isEmpty()) {
            progress.accept("Every service has its class cache already.");
            return;
        }
        beforeEach.run();
        List<Service> failed = new ArrayList<>();
        PlatformOptions options =
                PlatformOptions.of(checkout).in(folder).onFreePorts().with();
        try (Platform platform = Platform.start(options)) {
            RehearsedWork work = new RehearsedWork(platform);
            if (!wanting.contains(Service.INTAKE) && Service.builtIn(checkout).contains(Service.INTAKE)) {
                // The others need tickets to hear of.
                run(platform, work, Service.INTAKE, Map.of());
            }
            for (Service service : wanting) {
                beforeEach.run();
                if (!rehearse(platform, work, service)) {
                    failed.add(service);
                }
            }
        }
        if (!failed.isEmpty()) {
            throw new StartFailure("No class cache could be made of %s; the words of the JVMs are in %s."
                    .formatted(names(failed), new StateFolder(folder).logs()));
        }
        Folders.delete(folder);
    }

    private boolean rehearse(Platform platform, RehearsedWork work, Service service)
            throws IOException, InterruptedException {
        ClassCache cache = new ClassCache(service.program(checkout));
        cache.forget();
        // By the environment: these options are no part of how a service is started. Quoted, for a path with spaces.
        String recording =
                cache.whileRecording().stream().map("\"%s\""::formatted).collect(Collectors.joining(" "));
        run(platform, work, service, Map.of("JAVA_TOOL_OPTIONS", recording));
        Path log = new StateFolder(folder).log("class-cache-" + service.serviceName());
        boolean made = cache.make(ServiceProcess.jvm(service), log);
        progress.accept(service.serviceName() + (made ? " starts quicker from now on." : " gets no class cache."));
        return made;
    }

    private static void run(Platform platform, RehearsedWork work, Service service, Map<String, String> environment)
            throws IOException, InterruptedException {
        platform.startForAWhile(service, environment);
        try {
            work.of(service);
        } finally {
            // The recording is written at the end of the JVM, and takes longer than the run on a busy machine.
            platform.endAfterAWhile(service);
        }
    }

    private static String names(List<Service> services) {
        return services.stream().map(Service::serviceName).collect(Collectors.joining(", "));
    }
}
