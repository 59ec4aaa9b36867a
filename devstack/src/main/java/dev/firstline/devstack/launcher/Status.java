package dev.firstline.devstack.launcher;

import dev.firstline.devstack.platform.Memory;
import dev.firstline.devstack.platform.Readiness;
import dev.firstline.devstack.platform.Restarts;
import dev.firstline.devstack.platform.RunFile;
import dev.firstline.devstack.platform.Service;
import dev.firstline.devstack.process.ProcessIdentity;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what runs, where, and how much memory it holds. Its exit code is 0 when all is ready, and 1 otherwise. */
final class Status {

    private static final double MEBI = 1024.0 * 1024.0;
    private static final String LAUNCHER = "launcher";
    private static final String DEGRADED = "DEGRADED";

    /** Kafka's client tells of no partition before it got a record of it: that is not the same as nothing to hear. */
    private static final String UNKNOWN = "unknown";

    private final Installation installation;
    private final Readiness readiness = new Readiness();

    Status(Installation installation) {
        this.installation = installation;
    }

    int run(Arguments arguments) {
        boolean json = arguments.has("json");
        Optional<RunFile> found = installation.run();
        if (found.isEmpty() || !found.get().isAlive()) {
            String advice = found.isPresent() ? " Its launcher was killed; ./firstline down tidies up." : "";
            System.out.println(
                    json
                            ? new JsonObject()
                                    .put("state", found.isPresent() ? "KILLED" : "STOPPED")
                                    .put("ready", false)
                                    .encodePrettily()
                            : "Firstline is not running." + advice);
            return 1;
        }
        RunFile run = found.get();
        List<Line> lines = lines(run);
        List<String> unwell = lines.stream()
                .filter(line -> line.health() != Health.RUNNING && line.health() != Health.READY)
                .map(Line::name)
                .toList();
        String state = state(run.state(), unwell);
        System.out.print(json ? json(run, lines, state, unwell) : text(run, lines, state, unwell));
        return RunFile.State.READY.name().equals(state) ? 0 : 1;
    }

    /** That of the launcher, as long as what it started is well. */
    static String state(RunFile.State launched, List<String> unwell) {
        return launched == RunFile.State.READY && !unwell.isEmpty() ? DEGRADED : launched.name();
    }

    /** How a process is. */
    enum Health {
        RUNNING("running"),
        READY("ready"),
        NOT_READY("not ready: see its /q/health/ready"),
        UNWELL("unwell"),
        DOWN("down");

        private final String words;

        Health(String words) {
            this.words = words;
        }
    }

    record Line(
            String name,
            long pid,
            @Nullable Integer port,
            double mebibytes,
            Health health,
            Optional<String> trouble,
            Optional<Long> lag,
            Optional<Restarts> restarts) {

        String text() {
            return "%-22s %8s %6s %9.1f %8s  %s%s%s%n"
                    .formatted(
                            name,
                            health == Health.DOWN ? "" : pid,
                            port == null ? "" : port,
                            mebibytes,
                            lag.map(Object::toString).orElse(isService(name) ? UNKNOWN : ""),
                            health.words,
                            trouble.map(words -> " (" + words + ")").orElse(""),
                            restarts.map(Line::told).orElse(""));
        }

        private static String told(Restarts restarts) {
            return ", started again %d time%s, last when it ended at %s with code %d"
                    .formatted(restarts.count(), restarts.count() == 1 ? "" : "s", restarts.last(), restarts.code());
        }

        JsonObject json() {
            JsonObject json = new JsonObject()
                    .put("name", name)
                    .put("pid", pid)
                    .put("port", port)
                    .put("memoryMib", Math.round(mebibytes * 10) / 10.0)
                    .put("health", health.name())
                    .put("trouble", trouble.orElse(null))
                    .put("lag", lag.orElse(null))
                    .put("restarts", restarts.map(Restarts::count).orElse(0));
            restarts.ifPresent(
                    last -> json.put("lastEnded", last.last().toString()).put("lastCode", last.code()));
            return json;
        }
    }

    private List<Line> lines(RunFile run) {
        Map<String, ProcessIdentity> processes = new LinkedHashMap<>();
        processes.put(LAUNCHER, run.launcher());
        processes.putAll(run.processes());
        List<Line> lines = new ArrayList<>();
        processes.forEach((name, identity) -> lines.add(line(name, identity, run)));
        return lines;
    }

    private Line line(String name, ProcessIdentity identity, RunFile run) {
        // A launcher's descendants are the others; its own memory is what is left without them.
        Optional<ProcessHandle> process = identity.find();
        double memory = process.map(found -> LAUNCHER.equals(name) ? Memory.alone(found) : Memory.of(found))
                        .orElse(0L)
                / MEBI;
        Integer port = run.ports().byName().get(LAUNCHER.equals(name) ? "front-door" : name);
        Optional<URI> service = process.isPresent() ? address(name, port) : Optional.empty();
        Optional<String> trouble = service.flatMap(readiness::trouble);
        return new Line(
                name,
                identity.pid(),
                port,
                memory,
                process.isPresent() ? health(service, trouble) : Health.DOWN,
                trouble,
                service.flatMap(readiness::lag),
                Optional.ofNullable(run.restarts().get(name)));
    }

    /** A process can live and no longer do its work, such as a service that ended its Kafka channel. */
    private Health health(Optional<URI> service, Optional<String> trouble) {
        if (trouble.isPresent()) {
            return Health.UNWELL;
        }
        return service.map(address -> readiness.of(address) ? Health.READY : Health.NOT_READY)
                .orElse(Health.RUNNING);
    }

    private static Optional<URI> address(String name, @Nullable Integer port) {
        return isService(name) && port != null ? Optional.of(URI.create("http://127.0.0.1:" + port)) : Optional.empty();
    }

    private static boolean isService(String name) {
        return Arrays.stream(Service.values())
                .anyMatch(service -> service.serviceName().equals(name));
    }

    private static String text(RunFile run, List<Line> lines, String state, List<String> unwell) {
        StringBuilder text = new StringBuilder(
                "%-22s %8s %6s %9s %8s  %s%n".formatted("process", "pid", "port", "MiB", "lag", "state"));
        lines.forEach(line -> text.append(line.text()));
        return text.append("%-22s %8s %6s %9.1f%n".formatted("all together", "", "", sum(lines)))
                .append("State: %s%s; console http://localhost:%d%n"
                        .formatted(
                                state,
                                unwell.isEmpty() ? "" : " (" + String.join(", ", unwell) + ")",
                                run.ports().frontDoor()))
                .toString();
    }

    private static String json(RunFile run, List<Line> lines, String state, List<String> unwell) {
        JsonArray processes = new JsonArray();
        lines.forEach(line -> processes.add(line.json()));
        return new JsonObject()
                        .put("state", state)
                        .put("ready", RunFile.State.READY.name().equals(state))
                        .put("unwell", new JsonArray(unwell))
                        .put("console", "http://localhost:" + run.ports().frontDoor())
                        .put("memoryMib", Math.round(sum(lines) * 10) / 10.0)
                        .put("processes", processes)
                        .encodePrettily()
                + System.lineSeparator();
    }

    private static double sum(List<Line> lines) {
        return lines.stream().mapToDouble(Line::mebibytes).sum();
    }
}
