package dev.firstline.acceptance;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the libraries' remarks out of a command's output. */
public final class Quiet {

    // Held, or the setting would be collected with the logger.
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private Quiet() {}

    /** From now on Kafka's client speaks up only when something is wrong. */
    public static void kafka() {
        KAFKA.setLevel(Level.WARNING);
    }
}
