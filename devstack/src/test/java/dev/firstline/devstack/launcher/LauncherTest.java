package dev.firstline.devstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.devstack.platform.PortPlan;
import dev.firstline.devstack.platform.RunFile;
import dev.firstline.devstack.platform.Service;
import dev.firstline.devstack.platform.StateFolder;
import dev.firstline.devstack.process.JavaCommand;
import dev.firstline.devstack.process.Ports;
import dev.firstline.devstack.process.ProcessIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as people meet it: as a process with a command line, on a checkout with a stand-in for its service. */
class LauncherTest {

    private static final Duration PATIENCE = Duration.ofSeconds(240);

    @TempDir
    Path checkout;

    private int port;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void build() throws IOException {
        StandInCheckout.in(checkout, Service.SLA);
        port = baseWithFreePorts();
    }

    @AfterEach
    void tidyUp() throws Exception {
        call("down");
    }

    @Test
    void aTokenThatWouldBeRefusedEverywhereIsNotPrinted() throws Exception {
        Result token = call("token", "--tenant", "*", "--role", "crm-client,admin-agent");

        assertThat(token.code()).isNotZero();
        assertThat(token.words()).contains("without the role ops is refused everywhere");
    }

    @Test
    void upDetachedRunsUntilDownAndLeavesNothing() throws Exception {
        Result up = call("up", "--detach");
        assertThat(up.words()).contains("sla-service is ready", "http://localhost:" + port);
        assertThat(up.code()).isZero();
        Map<String, ProcessIdentity> processes = run().processes();
        assertThat(processes).containsOnlyKeys("postgres", "kafka", "sla-service");

        Result second = call("up");
        assertThat(second.words()).contains("is running already at http://localhost:" + port);
        assertThat(second.code()).isEqualTo(1);

        assertThat(call("status").words()).contains("sla-service", "all together");
        assertThat(call("token", "--tenant", "contoso", "--role", "ops")
                        .words()
                        .strip()
                        .split("\\."))
                .hasSize(3);
        assertThat(call("logs", "postgres").words()).contains("ready to accept connections");

        assertThat(call("down").code()).isZero();
        assertThat(processes.values()).extracting(ProcessIdentity::find).containsOnly(Optional.empty());
        assertThat(call("status").words()).contains("not running");

        assertThat(call("reset", "--yes").code()).isZero();
        try (var left = Files.list(state().path())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void backupRestoreAndKeysSayInOneSentenceWhatTheyLack() throws Exception {
        Result backup = call("backup", checkout.resolve("copy").toString());
        assertThat(backup.words()).contains("There is no data in");
        assertThat(backup.code()).isEqualTo(1);
        Result restore = call("restore", checkout.resolve("nowhere").toString(), "--yes");
        assertThat(restore.words()).contains("There is no backup in");
        assertThat(restore.code()).isEqualTo(1);
        Result keys = call("keys", "rotate");
        assertThat(keys.words()).contains("There are no keys in");
        assertThat(keys.code()).isEqualTo(1);
        assertThat(call("keys", "lose").words()).contains("Say rotate or forget");
        assertThat(call("backup").code()).isEqualTo(2);
        assertThat(call("restore").code()).isEqualTo(2);
    }

    @Test
    void aBackupIsPutBackWithItsKeys() throws Exception {
        Path copy = checkout.resolve("copy");
        Path secrets = state().path().resolve("keys/secrets.json");
        call("up", "--detach");
        assertThat(call("backup", copy.toString()).words()).contains("stop it first with ./firstline down");
        call("down");
        assertThat(call("backup", copy.toString()).code()).isZero();
        String before = Files.readString(secrets);
        assertThat(call("keys", "rotate").code()).isZero();
        assertThat(Files.readString(secrets)).isNotEqualTo(before).contains("sla.old-keys");

        Result asked = call("restore", copy.toString());
        assertThat(asked.words()).contains("Nothing was changed");
        assertThat(asked.code()).isEqualTo(1);
        Result restored = call("restore", copy.toString(), "--yes");

        assertThat(restored.words()).contains("All is as it was at", "replaced-");
        assertThat(Files.readString(secrets)).isEqualTo(before);
        assertThat(call("up", "--detach").code()).isZero();
    }

    @Test
    void whatAKilledLauncherLeavesIsEndedByDown() throws Exception {
        call("up", "--detach");
        RunFile run = run();
        run.launcher().find().ifPresent(ProcessHandle::destroyForcibly);
        await().atMost(PATIENCE).until(() -> run.launcher().find().isEmpty());
        assertThat(run.processes().get("sla-service").find()).isPresent();

        assertThat(call("status").words()).contains("Its launcher was killed");
        assertThat(call("down").words()).contains("Left over from a launcher that was killed");
        assertThat(run.processes().values()).extracting(ProcessIdentity::find).containsOnly(Optional.empty());
    }

    @Test
    void whatAKilledLauncherLeavesIsEndedByTheNextUp() throws Exception {
        call("up", "--detach");
        RunFile run = run();
        run.launcher().find().ifPresent(ProcessHandle::destroyForcibly);
        await().atMost(PATIENCE).until(() -> run.launcher().find().isEmpty());

        Result again = call("up", "--detach");
        assertThat(again.words()).contains("Left over from an earlier run");
        assertThat(again.code()).isZero();
    }

    @Test
    void aServiceThatCrashesWhileStartingIsOneSentenceWithItsLastWords() throws Exception {
        environment.put("STAND_IN", "crash");
        Result up = call("up", "--detach");
        assertThat(up.words())
                .contains("sla-service ended with code 3 while starting")
                .contains("the stand-in crashes because it was told to")
                .doesNotContain("\tat ");
        assertThat(up.code()).isEqualTo(1);
        assertThat(RunFile.read(state())).isEmpty();
        assertThat(Ports.isTaken(port + 52)).isFalse();
    }

    @Test
    void aServiceThatCrashesOnceWhileStartingIsStartedAgain() throws Exception {
        environment.put("STAND_IN", "crash-once=" + checkout.resolve("crashed"));
        Result up = call("up", "--detach");
        assertThat(up.words())
                .contains("sla-service ended with code 3 while starting")
                .contains("the stand-in crashes because it was told to")
                .contains("sla-service is started again (attempt 2 of 3)")
                .contains("sla-service is ready");
        assertThat(up.code()).isZero();
    }

    @Test
    void aServiceThatShowsNoSignOfGettingOnIsStartedAgain() throws Exception {
        environment.put("STAND_IN", "hang-once=" + checkout.resolve("hung"));
        environment.put("FIRSTLINE_PATIENCE", "10");
        Result up = call("up", "--detach");
        assertThat(up.words())
                .contains("sla-service is not ready, and has shown no sign of getting on for 10 s")
                .contains("the stand-in hangs because it was told to")
                .contains("sla-service is started again (attempt 2 of 3)");
        assertThat(up.code()).isZero();
    }

    @Test
    void aServiceThatWorksIsWaitedForMuchLongerThanThePatience() throws Exception {
        environment.put("STAND_IN", "slow=15");
        environment.put("FIRSTLINE_PATIENCE", "10");
        Result up = call("up", "--detach");
        assertThat(up.words()).contains("sla-service is ready").doesNotContain("started again");
        assertThat(up.code()).isZero();
    }

    @Test
    void statusSaysWhatIsUnwellAndHowFarBehindItsTopicsAServiceIs() throws Exception {
        Path unwell = checkout.resolve("unwell");
        environment.put("STAND_IN", "unwell-if=" + unwell);
        call("up", "--detach");
        Result well = call("status");
        Files.createFile(unwell);
        Result ill = call("status");
        String json = call("status", "--json").words();
        call("down");

        assertThat(well.words()).containsPattern("sla-service .* 12  ready");
        assertThat(well.code()).isZero();
        assertThat(ill.words()).contains("unwell (loops: sla-timer has ended)", "State: DEGRADED (sla-service)");
        assertThat(ill.code()).isEqualTo(1);
        assertThat(json).contains("\"trouble\" : \"loops: sla-timer has ended\"", "\"lag\" : 12");
    }

    @Test
    void aTakenPortIsOneSentence() throws Exception {
        try (ServerSocket other = new ServerSocket(port + 24, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Result up = call("up", "--detach");
            assertThat(up.words())
                    .contains("Port " + other.getLocalPort() + " is needed for sla-service")
                    .doesNotContain("\tat ");
            assertThat(up.code()).isEqualTo(1);
        }
    }

    @Test
    void aServiceThatIsKilledIsStartedAgainAndOneThatEndsTooOftenStopsAll() throws Exception {
        call("up", "--detach");
        RunFile first = run();
        String status = "";
        for (int kill = 0; kill < 5; kill++) {
            ProcessIdentity service = run().processes().get("sla-service");
            service.find().ifPresent(ProcessHandle::destroyForcibly);
            await().atMost(PATIENCE)
                    .until(() -> RunFile.read(state())
                            .filter(run -> service.equals(run.processes().get("sla-service")))
                            .isEmpty());
            status = kill == 0 ? call("status").words() : status;
        }
        await().atMost(PATIENCE).until(() -> first.launcher().find().isEmpty());
        assertThat(status).contains("started again 1 time", "code 137");
        assertThat(Files.readString(state().log("launcher")))
                .contains("sla-service ended (code 137) and is started again.")
                .contains("sla-service ended 5 times within a minute");
        assertThat(first.processes().values()).extracting(ProcessIdentity::find).containsOnly(Optional.empty());
    }

    private record Result(int code, String words) {}

    private Result call(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                JavaCommand.path(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // The tests' class path has more than one logging library, the launcher's own has this one.
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dfirstline.checkout=" + checkout,
                "-cp",
                JavaCommand.classPath(),
                Launcher.class.getName()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("FIRSTLINE_PORT", Integer.toString(port));
        builder.environment().remove("FIRSTLINE_HOME");
        Path said = Files.createTempFile("said", ".txt");
        Process process = builder.redirectOutput(said.toFile()).start();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        String text = Files.readString(said);
        Files.delete(said);
        return new Result(process.exitValue(), text);
    }

    private StateFolder state() {
        return new StateFolder(checkout.resolve(".firstline"));
    }

    private RunFile run() {
        return RunFile.read(state()).orElseThrow();
    }

    /** The ports of a plan follow from its base, so all of them must be free at once. */
    private static int baseWithFreePorts() {
        for (int base = 20_000; base < 30_000; base += 200) {
            if (PortPlan.atBase(base).byName().values().stream().noneMatch(Ports::isTaken)) {
                return base;
            }
        }
        throw new IllegalStateException("no free range of ports");
    }
}
