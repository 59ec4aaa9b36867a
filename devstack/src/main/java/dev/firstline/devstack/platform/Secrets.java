package dev.firstline.devstack.platform;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Passwords and keys of one installation: made at random once, kept in a file for its owner's eyes only. */
final class Secrets {

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
            Path half = Files.createTempFile(folder, "secrets", ".tmp");
            Files.writeString(half, made.values.encodePrettily());
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
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
