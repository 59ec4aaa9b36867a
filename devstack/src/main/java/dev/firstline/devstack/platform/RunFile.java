package dev.firstline.devstack.platform;

import dev.firstline.devstack.process.ProcessIdentity;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What runs now, as written to {@code run.json}: no secrets.
 *
 * @param state how far it is
 * @param launcher the process that watches the others
 * @param processes the others by name
 * @param ports which port is whose
 * @param restarts those of the others that were started again, by name
 */
public record RunFile(
        State state,
        ProcessIdentity launcher,
        Map<String, ProcessIdentity> processes,
        PortPlan ports,
        Map<String, Restarts> restarts) {

    /** How far the platform is. */
    public enum State {
        STARTING,
        READY,
        STOPPING
    }

    /** Keeps the order. */
    public RunFile {
        processes = Collections.unmodifiableMap(new LinkedHashMap<>(processes));
        restarts = Map.copyOf(restarts);
    }

    /** Of a run in which nothing had to be started again. */
    public RunFile(State state, ProcessIdentity launcher, Map<String, ProcessIdentity> processes, PortPlan ports) {
        this(state, launcher, processes, ports, Map.of());
    }

    /** Reads it; empty when there is none, or what is there cannot be read. */
    public static Optional<RunFile> read(StateFolder folder) {
        try {
            if (!Files.exists(folder.runFile())) {
                return Optional.empty();
            }
            return Optional.of(parse(new JsonObject(Files.readString(folder.runFile()))));
        } catch (DecodeException | NullPointerException | ClassCastException halfWritten) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the process that wrote it still runs. */
    public boolean isAlive() {
        return launcher.find().isPresent();
    }

    void write(StateFolder folder) {
        JsonObject children = new JsonObject();
        processes.forEach((name, identity) -> children.put(name, json(identity)));
        JsonObject named = new JsonObject();
        ports.byName().forEach(named::put);
        JsonObject again = new JsonObject();
        restarts.forEach((name, restart) -> again.put(
                name,
                new JsonObject()
                        .put("count", restart.count())
                        .put("last", restart.last().toString())
                        .put("code", restart.code())));
        JsonObject json = new JsonObject()
                .put("state", state.name())
                .put("launcher", json(launcher))
                .put("processes", children)
                .put("ports", named)
                .put("restarts", again);
        try {
            Path half = folder.path().resolve("run.json.new");
            Files.writeString(half, json.encodePrettily());
            Files.move(half, folder.runFile(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RunFile parse(JsonObject json) {
        Map<String, ProcessIdentity> processes = new LinkedHashMap<>();
        JsonObject children = json.getJsonObject("processes");
        children.fieldNames().forEach(name -> processes.put(name, identity(children.getJsonObject(name))));
        Map<String, Integer> named = new LinkedHashMap<>();
        JsonObject ports = json.getJsonObject("ports");
        ports.fieldNames().forEach(name -> named.put(name, ports.getInteger(name)));
        return new RunFile(
                State.valueOf(json.getString("state")),
                identity(json.getJsonObject("launcher")),
                processes,
                PortPlan.ofNames(named),
                restarts(json.getJsonObject("restarts", new JsonObject())));
    }

    private static Map<String, Restarts> restarts(JsonObject json) {
        Map<String, Restarts> restarts = new LinkedHashMap<>();
        json.fieldNames().forEach(name -> {
            JsonObject of = json.getJsonObject(name);
            restarts.put(name, new Restarts(of.getInteger("count"), of.getInstant("last"), of.getInteger("code")));
        });
        return restarts;
    }

    private static JsonObject json(ProcessIdentity identity) {
        return new JsonObject().put("pid", identity.pid()).put("startedAt", identity.startedAtMillis());
    }

    private static ProcessIdentity identity(JsonObject json) {
        return new ProcessIdentity(json.getLong("pid"), json.getLong("startedAt"));
    }
}
