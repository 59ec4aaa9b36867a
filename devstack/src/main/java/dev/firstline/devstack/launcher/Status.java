package dev.firstline.devstack.launcher;

import dev.firstline.devstack.platform.Memory;
import dev.firstline.devstack.platform.RunFile;
import dev.firstline.devstack.process.ProcessIdentity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Says what runs, where, and how much memory it holds. */
final class Status {

    private static final double MEBI = 1024.0 * 1024.0;

    private final Installation installation;

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
        System.out.printf("%-22s %8s %6s %9s%n", "process", "pid", "port", "MiB");
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

    private static double print(String name, ProcessIdentity identity, RunFile run) {
        // A launcher's descendants are the others; its own memory is what is left without them.
        Optional<ProcessHandle> process = identity.find();
        double memory = process.map(found -> "launcher".equals(name) ? Memory.alone(found) : Memory.of(found))
                        .orElse(0L)
                / MEBI;
        Integer port = run.ports().byName().get("launcher".equals(name) ? "front-door" : name);
        System.out.printf(
                "%-22s %8s %6s %9.1f%n",
                name, process.isPresent() ? identity.pid() : "down", port == null ? "" : port, memory);
        return memory;
    }
}
