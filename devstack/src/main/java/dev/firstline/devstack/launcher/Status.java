package dev.firstline.devstack.launcher;

import dev.firstline.devstack.platform.Memory;
import dev.firstline.devstack.platform.Readiness;
import dev.firstline.devstack.platform.RunFile;
import dev.firstline.devstack.platform.Service;
import dev.firstline.devstack.process.ProcessIdentity;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Says what runs, where, and how much memory it holds. */
final class Status {

    private static final double MEBI = 1024.0 * 1024.0;

    private final Installation installation;
    private final Readiness readiness = new Readiness();

    Status(Installation installation) {
        this.installation = installation;
    }

    int run() {
        Optional<RunFile> found = installation.run();
        if (found.isEmpty() || !found.get().isAlive()) {
            System.out.println("Firstline is not running."
                    + (found.isPresent() ? " Its launcher was killed; ./firstline down tidies up." : ""));
            return 1;
        }
        RunFile run = found.get();
        System.out.printf("%-22s %8s %6s %9s  %s%n", "process", "pid", "port", "MiB", "state");
        Map<String, ProcessIdentity> processes = new LinkedHashMap<>();
        processes.put("launcher", run.launcher());
        processes.putAll(run.processes());
        double sum = 0;
        for (Map.Entry<String, ProcessIdentity> process : processes.entrySet()) {
            sum += print(process.getKey(), process.getValue(), run);
        }
        System.out.printf("%-22s %8s %6s %9.1f%n", "all together", "", "", sum);
        System.out.println("State: " + run.state() + "; console http://localhost:"
                + run.ports().frontDoor());
        return 0;
    }

    private double print(String name, ProcessIdentity identity, RunFile run) {
        // A launcher's descendants are the others; its own memory is what is left without them.
        Optional<ProcessHandle> process = identity.find();
        double memory = process.map(found -> "launcher".equals(name) ? Memory.alone(found) : Memory.of(found))
                        .orElse(0L)
                / MEBI;
        Integer port = run.ports().byName().get("launcher".equals(name) ? "front-door" : name);
        System.out.printf(
                "%-22s %8s %6s %9.1f  %s%n",
                name,
                process.isPresent() ? identity.pid() : "",
                port == null ? "" : port,
                memory,
                process.isPresent() ? health(name, port) : "down");
        return memory;
    }

    /** A process can live and no longer do its work, such as a service that ended its Kafka channel. */
    private String health(String name, Integer port) {
        boolean isService = Arrays.stream(Service.values())
                .anyMatch(service -> service.serviceName().equals(name));
        if (!isService || port == null) {
            return "running";
        }
        return readiness.of(URI.create("http://127.0.0.1:" + port)) ? "ready" : "unwell: see its /q/health";
    }
}
