package dev.firstline.benchmarks.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplesTest {

    private static final List<String> PARSED = List.of(
            "java.lang.Thread.run",
            "dev.firstline.chassis.inbox.Inbox.accept",
            "com.fasterxml.jackson.core.JsonParser.nextToken");
    private static final List<String> LOCKED =
            List.of("java.lang.Thread.run", "dev.firstline.sla.timer.Timer.run", "dev.firstline.sla.timer.Timer.claim");
    private static final List<String> WAITED =
            List.of("java.lang.Thread.run", "io.netty.channel.epoll.Native.epollWait");

    private static Samples samples() {
        var samples = new Samples();
        samples.add(PARSED);
        samples.add(PARSED);
        samples.add(LOCKED);
        samples.add(WAITED);
        samples.add(List.of());
        return samples;
    }

    @Test
    void theInnermostMethodIsTheHotOne() {
        assertThat(samples().size()).isEqualTo(4);
        assertThat(samples().hottestMethods(2))
                .containsExactly(
                        new Samples.Share("com.fasterxml.jackson.core.JsonParser.nextToken", 0.5),
                        new Samples.Share("dev.firstline.sla.timer.Timer.claim", 0.25));
    }

    @Test
    void packagesAreNamedByTheirFirstThreeWords() {
        assertThat(samples().hottestPackages(10))
                .containsExactly(
                        new Samples.Share("com.fasterxml.jackson", 0.5),
                        new Samples.Share("dev.firstline.sla", 0.25),
                        new Samples.Share("io.netty.channel", 0.25));
    }

    @Test
    void ofOursTheInnermostCountsHoweverDeepItIs() {
        assertThat(samples().hottestOfOurs(10))
                .containsExactly(
                        new Samples.Share("dev.firstline.chassis.inbox.Inbox.accept", 0.5),
                        new Samples.Share("(none of ours)", 0.25),
                        new Samples.Share("dev.firstline.sla.timer.Timer.claim", 0.25));
    }

    @Test
    void aFlameGraphGetsALineForEachStack(@TempDir Path folder) throws Exception {
        samples().writeCollapsed(folder.resolve("collapsed.txt"));

        assertThat(Files.readAllLines(folder.resolve("collapsed.txt")))
                .hasSize(3)
                .contains(String.join(";", PARSED) + " 2", String.join(";", WAITED) + " 1");
    }
}
