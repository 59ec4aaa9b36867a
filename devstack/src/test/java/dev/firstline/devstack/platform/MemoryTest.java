package dev.firstline.devstack.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryTest {

    @Test
    void sharedPagesAreCountedByTheirShare() {
        assertThat(Memory.kibibytes(List.of("Rss:   900 kB", "Pss:    300 kB", "Pss_Anon:  7 kB"), "Pss:"))
                .isEqualTo(300);
    }

    @Test
    void aRunningJvmHoldsSomeMegabytes() {
        assertThat(Memory.of(ProcessHandle.current())).isGreaterThan(10L << 20);
    }
}
