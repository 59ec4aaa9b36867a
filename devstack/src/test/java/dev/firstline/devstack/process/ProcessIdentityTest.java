package dev.firstline.devstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProcessIdentityTest {

    @Test
    void aRunningProcessIsFoundByItsIdentity() {
        ProcessHandle self = ProcessHandle.current();
        assertThat(ProcessIdentity.of(self).find()).contains(self);
    }

    @Test
    void aProcessThatGotTheNumberLaterIsNotMistakenForIt() {
        ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current());
        assertThat(new ProcessIdentity(self.pid(), self.startedAtMillis() - 5_000).find())
                .isEmpty();
    }

    @Test
    void aProcessOfUnknownStartIsNeverTakenForOurs() {
        assertThat(new ProcessIdentity(ProcessHandle.current().pid(), 0).find()).isEmpty();
    }

    @Test
    void aProcessThatEndedIsNotFound() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("true").start();
        ProcessIdentity identity = ProcessIdentity.of(process.toHandle());
        process.waitFor();
        assertThat(identity.find()).isEmpty();
    }
}
