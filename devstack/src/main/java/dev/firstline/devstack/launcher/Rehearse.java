package dev.firstline.devstack.launcher;

import dev.firstline.devstack.platform.Rehearsal;
import dev.firstline.devstack.process.StartFailure;
import java.io.IOException;

/** Starts the platform once after a build, beside whatever runs, so that it starts quickly from then on. */
final class Rehearse {

    private final Installation installation;

    Rehearse(Installation installation) {
        this.installation = installation;
    }

    int run() {
        var folder = installation.checkout().resolve("target/rehearsal");
        try {
            new Rehearsal(installation.checkout(), folder, System.err::println).run();
            return 0;
        } catch (IOException e) {
            throw new StartFailure("The rehearsal failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("The rehearsal was broken off.", e);
        }
    }
}
