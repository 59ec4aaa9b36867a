package dev.firstline.devstack.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuerKeyTest {

    @TempDir
    Path folder;

    @Test
    void theKeyStaysTheSameSoThatTokensOutliveARestart() throws IOException {
        Path file = folder.resolve("issuer.jwk");
        assertThat(IssuerKey.in(file).getKeyID()).isEqualTo(IssuerKey.in(file).getKeyID());
    }

    @Test
    void onlyItsOwnerCanReadIt() throws IOException {
        Path file = folder.resolve("issuer.jwk");
        IssuerKey.in(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aBrokenFileIsNamed() throws IOException {
        Path file = folder.resolve("issuer.jwk");
        Files.writeString(file, "{");
        assertThatThrownBy(() -> IssuerKey.in(file)).hasMessageContaining("issuer.jwk is no signing key");
    }
}
