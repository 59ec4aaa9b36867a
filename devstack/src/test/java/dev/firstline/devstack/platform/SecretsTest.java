package dev.firstline.devstack.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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

    @Test
    void aRotatedKeyIsTheFirstOfTheOldOnesUntilTheyAreForgotten() throws IOException {
        String first = Secrets.in(folder).key(Service.SLA);
        assertThat(Secrets.in(folder).oldKeys(Service.SLA)).isEmpty();

        Secrets.in(folder).rotated().write(folder);
        String second = Secrets.in(folder).key(Service.SLA);
        Secrets.in(folder).rotated().write(folder);

        assertThat(Secrets.in(folder).key(Service.SLA)).isNotIn(first, second);
        assertThat(Secrets.in(folder).oldKeys(Service.SLA)).isEqualTo(second + "," + first);
        for (int i = 0; i < 20; i++) {
            Secrets.in(folder).rotated().write(folder);
        }
        assertThat(Secrets.in(folder).oldKeys(Service.SLA).split(",")).hasSize(8);
        Secrets.in(folder).withoutOldKeys().write(folder);
        assertThat(Secrets.in(folder).oldKeys(Service.SLA)).isEmpty();
    }
}
