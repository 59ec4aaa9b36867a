package dev.firstline.devstack.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    @TempDir
    Path folder;

    @Test
    void theSentencesOfAFailureStandWithoutItsTrace() throws Exception {
        Path log = Files.writeString(
                folder.resolve("a.log"),
                "started\nERROR it failed\n\tat a.B.c(B.java:1)\n" + "Caused by: two migrations of one version\n"
                        + "\tat a.B.d(B.java:2)\n".repeat(40) + "\t... 9 more\n\n");

        assertThat(LogTail.ofSentences(log, 2))
                .containsExactly("ERROR it failed", "Caused by: two migrations of one version");
        assertThat(LogTail.of(log, 2)).containsExactly("\t... 9 more", "");
    }
}
