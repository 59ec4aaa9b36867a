package dev.firstline.devstack.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/** The key that signs tokens; it stays in a file, so that tokens outlive a restart. */
public final class IssuerKey {

    private IssuerKey() {}

    /**
     * Reads the key, or makes one and writes it for its owner's eyes only.
     *
     * @throws IOException when the file cannot be read or written, or is no key
     */
    public static RSAKey in(Path file) throws IOException {
        if (Files.exists(file)) {
            return read(file);
        }
        RSAKey key = generate();
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path half = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "key",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(half, key.toJSONString());
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        return key;
    }

    /**
     * Reads a key that must be there.
     *
     * @throws IOException when the file cannot be read or is no key
     */
    public static RSAKey read(Path file) throws IOException {
        try {
            return RSAKey.parse(Files.readString(file));
        } catch (ParseException e) {
            throw new IOException(file + " is no signing key; delete it to get a new one", e);
        }
    }

    /** A new key of 2048 bits. */
    public static RSAKey generate() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("this JDK makes no RSA keys", e);
        }
    }
}
