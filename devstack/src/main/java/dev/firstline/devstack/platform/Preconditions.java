package dev.firstline.devstack.platform;

import dev.firstline.devstack.process.Ports;
import dev.firstline.devstack.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;

/** What must hold before anything is started; each failure is one sentence. */
final class Preconditions {

    private static final long LEAST_SPACE = 1L << 30;

    private Preconditions() {}

    static void check(PlatformOptions options) throws IOException {
        Files.createDirectories(options.state().logs());
        if (Files.exists(options.state().restoring())) {
            throw new StartFailure("A restore into " + options.state().path()
                    + " was broken off before its end; do it again: ./firstline restore DIR.");
        }
        long space = Files.getFileStore(options.state().path()).getUsableSpace();
        if (space < LEAST_SPACE) {
            throw new StartFailure("There are only " + (space >> 20) + " MiB free on the disk of "
                    + options.state().path() + "; Firstline needs at least 1 GiB.");
        }
        for (Service service : options.services()) {
            if (!Files.isRegularFile(service.program(options.checkout()))) {
                throw new StartFailure("The program of " + service.serviceName() + " is not built: there is no "
                        + service.program(options.checkout()) + ".");
            }
        }
    }

    static void portsAreFree(PlatformOptions options) {
        Map<String, Integer> ports = options.ports().byName();
        for (Service service : Service.values()) {
            if (!options.services().contains(service)) {
                ports.remove(service.serviceName());
            }
        }
        ports.forEach((name, port) -> {
            if (Ports.isTaken(port)) {
                throw new StartFailure("Port " + port + " is needed for " + name
                        + " and is taken by another program; stop that, or choose other ports with --port.");
            }
        });
    }
}
