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
 */
public record RunFile(State state, ProcessIdentity launcher, Map<String, ProcessIdentity> processes, PortPlan ports) {

    /** How far the platform is. */
    public enum State {
        STARTING,
        READY,
        STOPPING
    }

    /** Keeps the order. */
    public RunFile {
        processes = Collections.unmodifiableMap(new LinkedHashMap<>(processes));
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
        JsonObject json = new JsonObject()
                .put("state", state.name())
                .put("launcher", json(launcher))
                .put("processes", children)
                .put("ports", named);
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
                PortPlan.ofNames(named));
    }

    private static JsonObject json(ProcessIdentity identity) {
        return new JsonObject().put("pid", identity.pid()).put("startedAt", identity.startedAtMillis());
    }

    private static ProcessIdentity identity(JsonObject json) {
        return new ProcessIdentity(json.getLong("pid"), json.getLong("startedAt"));
    }
}
