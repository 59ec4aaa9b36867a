package dev.firstline.devstack.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path folder;

    @Test
    void theyStayTheSameFromStartToStart() {
        assertThat(Secrets.in(folder).superuser()).isEqualTo(Secrets.in(folder).superuser());
    }

    @Test
    void eachServiceHasItsOwnOf32Bytes() {
        Secrets secrets = Secrets.in(folder);
        assertThat(Base64.getDecoder().decode(secrets.key(Service.SLA))).hasSize(32);
        assertThat(secrets.key(Service.SLA)).isNotEqualTo(secrets.key(Service.INTAKE));
        assertThat(secrets.app(Service.SLA)).isNotEqualTo(secrets.owner(Service.SLA));
    }

    @Test
    void twoInstallationsShareNone() {
        assertThat(Secrets.in(folder.resolve("one")).superuser())
                .isNotEqualTo(Secrets.in(folder.resolve("two")).superuser());
    }
}
