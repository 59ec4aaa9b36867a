package dev.firstline.devstack.platform;

import java.time.Instant;
import java.util.Optional;

/**
 * How often a process that had ended was started again since the platform started.
 *
 * @param count how often
 * @param last when it last ended
 * @param code with which code
 */
public record Restarts(int count, Instant last, int code) {

    static Restarts oneMore(Optional<Restarts> before, Instant at, int code) {
        return new Restarts(before.map(Restarts::count).orElse(0) + 1, at, code);
    }
}
