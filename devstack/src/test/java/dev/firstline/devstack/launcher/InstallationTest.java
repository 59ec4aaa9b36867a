package dev.firstline.devstack.launcher;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.devstack.platform.PortPlan;
import dev.firstline.devstack.platform.StateFolder;
import dev.firstline.devstack.process.ProcessIdentity;
import dev.firstline.devstack.process.StartFailure;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a command is told that needs a platform which is ready. */
class InstallationTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"STARTING, is starting", "STOPPING, is stopping"})
    void whatRunsAndIsNotReadyIsNotSaidNotToRun(String state, String words) throws IOException {
        var launcher = ProcessIdentity.of(ProcessHandle.current());
        var ports = new JsonObject();
        PortPlan.atBase(9_000).byName().forEach(ports::put);
        Files.writeString(
                folder.resolve("run.json"),
                new JsonObject()
                        .put("state", state)
                        .put(
                                "launcher",
                                new JsonObject()
                                        .put("pid", launcher.pid())
                                        .put("startedAt", launcher.startedAtMillis()))
                        .put("processes", new JsonObject())
                        .put("ports", ports)
                        .encode());

        assertThatThrownBy(installation()::running)
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(words);
    }

    @Test
    void whatDoesNotRunIsSaidNotTo() {
        assertThatThrownBy(installation()::running).hasMessageContaining("is not running; start it");
    }

    private Installation installation() {
        return new Installation(folder, new StateFolder(folder), 9_000, Duration.ofSeconds(1));
    }
}
