package dev.firstline.devstack.platform;

import dev.firstline.devstack.process.Folders;
import dev.firstline.devstack.process.StartFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The first start after a build, in which the JVMs of the services find out about their classes what makes the next starts quick. It is
 * a start like any other, on a folder and ports of its own, with a few tickets on their whole way.
 */
public final class Rehearsal {

    private static final int TICKETS = 30;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String TENANT = "rehearsal";
    private static final String TICKET = """
            {"externalReference":"R-%d","title":"No mail in or out for the whole company",
             "body":"Nobody can send or receive since 07:40. Service health shows Exchange Online as healthy.",
             "type":"INCIDENT","severity":"A","productFamily":"MICROSOFT_365","product":"Exchange Online","breakFix":true,
             "customer":{"externalId":"C-1","name":"Northwind Traders"}}""";

    /** Each takes a processor and a few hundred MiB for some seconds. */
    private static final int MADE_AT_ONCE = 2;

    private final Path checkout;
    private final Path folder;
    private final Consumer<String> progress;

    /**
     * @param checkout the folder of the built project
     * @param folder where data and logs are meanwhile; deleted when all went well
     * @param progress who hears how far it is
     */
    public Rehearsal(Path checkout, Path folder, Consumer<String> progress) {
        this.checkout = checkout;
        this.folder = folder;
        this.progress = progress;
    }

    /**
     * Runs the platform once and makes the class caches of its services.
     *
     * @throws StartFailure when the platform does not start, or a cache could not be made; then some services start without
     */
    public void run() throws IOException, InterruptedException {
        PlatformOptions options = PlatformOptions.of(checkout).in(folder).onFreePorts();
        for (Service service : options.services()) {
            ClassCache cache = new ClassCache(service.program(checkout));
            cache.forget();
            // By the environment: these options are no part of how a service is started. Quoted, for a path with
            // spaces.
            String recording =
                    cache.whileRecording().stream().map("\"%s\""::formatted).collect(Collectors.joining(" "));
            options = options.environment(service, "JAVA_TOOL_OPTIONS", recording);
        }
        progress.accept("Starts the services once, so that they start quickly from now on.");
        try (Platform platform = Platform.start(options)) {
            play(platform);
        }
        progress.accept("Keeps what their JVMs found out.");
        makeCaches(options);
        Folders.delete(folder);
    }

    private static void play(Platform platform) throws IOException, InterruptedException {
        URI tickets = platform.frontDoor().resolve("/v1/tickets");
        HttpRequest.Builder request = HttpRequest.newBuilder(tickets)
                .header("authorization", "Bearer " + platform.token(TENANT, "crm-client"));
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < TICKETS; i++) {
                HttpRequest filing = request.copy()
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(TICKET.formatted(i)))
                        .build();
                client.send(filing, BodyHandlers.discarding());
            }
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            HttpRequest list = request.copy().build();
            while (client.send(list, BodyHandlers.ofString()).body().contains("\"NEW\"")
                    && System.nanoTime() < deadline) {
                Readiness.pause();
            }
        }
    }

    private void makeCaches(PlatformOptions options) throws InterruptedException {
        try (var workers = Executors.newFixedThreadPool(MADE_AT_ONCE)) {
            var made = options.services().stream()
                    .collect(Collectors.toMap(service -> service, service -> workers.submit(making(service))));
            for (Service service : options.services()) {
                if (!wasMade(made.get(service))) {
                    throw new StartFailure("The class cache of %s could not be made; the words of the JVM are in %s."
                            .formatted(service.serviceName(), log(service)));
                }
            }
        }
    }

    private Callable<Boolean> making(Service service) {
        return () -> new ClassCache(service.program(checkout)).make(ServiceProcess.JVM, log(service));
    }

    private static boolean wasMade(Future<Boolean> making) throws InterruptedException {
        try {
            return making.get();
        } catch (ExecutionException e) {
            return false;
        }
    }

    private Path log(Service service) {
        return folder.resolve("class-cache-" + service.serviceName() + ".log");
    }
}
