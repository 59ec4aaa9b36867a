package dev.firstline.acceptance.verify;

import dev.firstline.acceptance.Installed;
import dev.firstline.acceptance.Quiet;
import java.time.Duration;

/** {@code ./firstline verify [SECONDS]}: exit code 0 when every promise holds, 1 when one is broken, 2 when it cannot be checked. */
public final class Verify {

    private static final int USUAL_PATIENCE_SECONDS = 30;

    private Verify() {}

    /** @param arguments how many seconds what is on its way may take to arrive; 30 by default */
    public static void main(String[] arguments) {
        Quiet.kafka();
        var running = Installed.running();
        if (running.isEmpty()) {
            System.err.println("Firstline is not running here; start it with ./firstline up.");
            System.exit(2);
            return;
        }
        var seconds = arguments.length == 0 ? USUAL_PATIENCE_SECONDS : Integer.parseInt(arguments[0]);
        System.out.println("Reading all topics and databases ...");
        var findings = new Proof(new RunningPlatform(running.get())).within(Duration.ofSeconds(seconds));
        System.out.println(findings.asText());
        System.out.println(findings.hold() ? "Every promise holds." : "A promise is broken.");
        System.exit(findings.hold() ? 0 : 1);
    }
}
