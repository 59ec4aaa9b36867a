package dev.firstline.devstack.platform;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Passwords and keys of one installation: made at random once, kept in a file for its owner's eyes only. */
final class Secrets {

    /** As many as a service takes. */
    private static final int MOST_OLD = 8;

    private final JsonObject values;

    private Secrets(JsonObject values) {
        this.values = values;
    }

    static Secrets in(Path folder) {
        Path file = folder.resolve("secrets.json");
        try {
            if (Files.exists(file)) {
                return new Secrets(new JsonObject(Files.readString(file)));
            }
            Secrets made = new Secrets(random());
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            made.write(folder);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Password of PostgreSQL's superuser. */
    String superuser() {
        return values.getString("postgres");
    }

    /** Password of the role that owns a service's database. */
    String owner(Service service) {
        return values.getString(service.database() + ".owner");
    }

    /** Password of the role that a running service uses. */
    String app(Service service) {
        return values.getString(service.database() + ".app");
    }

    /** What a service signs its cursors and encrypts its secrets with: Base64 of 32 bytes. */
    String key(Service service) {
        return values.getString(service.database() + ".key");
    }

    /** What it signed and encrypted with before and still reads, separated by commas; empty when there is nothing. */
    String oldKeys(Service service) {
        return String.join(",", old(service));
    }

    /** With a new key for each service, and its present one the first of its old ones. */
    Secrets rotated() {
        JsonObject next = values.copy();
        SecureRandom random = new SecureRandom();
        for (Service service : Service.values()) {
            List<String> old = new ArrayList<>(old(service));
            old.addFirst(key(service));
            next.put(service.database() + ".old-keys", new JsonArray(old.subList(0, Math.min(old.size(), MOST_OLD))));
            next.put(service.database() + ".key", Base64.getEncoder().encodeToString(bytes(random, 32)));
        }
        return new Secrets(next);
    }

    /** Without old keys. */
    Secrets withoutOldKeys() {
        JsonObject next = values.copy();
        for (Service service : Service.values()) {
            next.remove(service.database() + ".old-keys");
        }
        return new Secrets(next);
    }

    void write(Path folder) throws IOException {
        Path half = Files.createTempFile(folder, "secrets", ".tmp");
        Files.writeString(half, values.encodePrettily());
        Files.move(half, folder.resolve("secrets.json"), StandardCopyOption.ATOMIC_MOVE);
    }

    private List<String> old(Service service) {
        return values.getJsonArray(service.database() + ".old-keys", new JsonArray()).stream()
                .map(String.class::cast)
                .toList();
    }

    private static JsonObject random() {
        SecureRandom random = new SecureRandom();
        JsonObject values = new JsonObject().put("postgres", password(random));
        for (Service service : Service.values()) {
            values.put(service.database() + ".owner", password(random));
            values.put(service.database() + ".app", password(random));
            values.put(service.database() + ".key", Base64.getEncoder().encodeToString(bytes(random, 32)));
        }
        return values;
    }

    private static String password(SecureRandom random) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(random, 24));
    }

    private static byte[] bytes(SecureRandom random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
