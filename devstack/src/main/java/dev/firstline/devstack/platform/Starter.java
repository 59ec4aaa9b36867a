package dev.firstline.devstack.platform;

import dev.firstline.devstack.process.ChildProcess;
import dev.firstline.devstack.process.Look;
import dev.firstline.devstack.process.ProcessSpec;
import dev.firstline.devstack.process.Silence;
import dev.firstline.devstack.process.StartFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Starts processes and waits until they are ready: for as long as they get on, however slow the machine is. One that ends, or shows no
 * sign of getting on, is started again before the start as a whole is given up.
 */
final class Starter {

    static final int ATTEMPTS = 3;

    private static final Duration KILLED = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final int TAIL = 15;

    private final PlatformOptions options;
    private final Supervisor supervisor;
    private final BooleanSupplier brokenOff;
    private final WaitingList waiting;

    /** @param brokenOff whether all is being stopped, so that nobody waits any more */
    Starter(PlatformOptions options, Supervisor supervisor, BooleanSupplier brokenOff) {
        this.options = options;
        this.supervisor = supervisor;
        this.brokenOff = brokenOff;
        this.waiting = new WaitingList(options.concerns());
    }

    /**
     * Starts one, waits until it is ready, and has it started again from then on when it ends.
     *
     * @param ready whether it can be used
     * @param worksElsewhere whether another process works for it, such as the database on its migration; asked when it is silent itself
     * @throws StartFailure when it did not become ready in several attempts, with the last words of its log
     */
    void start(ProcessSpec spec, BooleanSupplier ready, BooleanSupplier worksElsewhere) {
        for (int attempt = 1; ; attempt++) {
            run(spec);
            Optional<String> failure = failureUntil(ready, worksElsewhere, spec.name());
            waiting.leave(spec.name());
            if (failure.isEmpty()) {
                supervisor.watch(spec.name());
                return;
            }
            String lastWords = failure.get() + "; the last lines of its log (" + spec.log() + ") are:\n  "
                    + String.join("\n  ", LogTail.ofSentences(spec.log(), TAIL));
            if (attempt == ATTEMPTS) {
                throw new StartFailure(lastWords);
            }
            options.concerns()
                    .accept(lastWords + "\n" + spec.name() + " is started again (attempt " + (attempt + 1) + " of "
                            + ATTEMPTS + ").");
            end(spec.name());
        }
    }

    private void run(ProcessSpec spec) {
        options.state().rotate(spec.name());
        try {
            supervisor.start(spec);
        } catch (IOException e) {
            throw new StartFailure(spec.name() + " could not be started: " + e.getMessage(), e);
        }
    }

    /** Waits; tells why there is no use in waiting on, or nothing when it is ready. */
    private Optional<String> failureUntil(BooleanSupplier ready, BooleanSupplier worksElsewhere, String name) {
        ChildProcess process = supervisor.process(name).orElseThrow();
        Silence silence = Silence.from(Look.at(process, false), options.patience());
        while (!ready.getAsBoolean()) {
            if (brokenOff.getAsBoolean()) {
                throw new StartFailure("The start was broken off.");
            }
            if (!process.isAlive()) {
                return Optional.of(name + " ended with code " + process.exit().join() + " while starting");
            }
            if (Look.now().minus(silence.last().at()).compareTo(BETWEEN_LOOKS) >= 0) {
                // The database is asked only when the process itself says nothing.
                boolean elsewhere = silence.lasts().compareTo(SLOW) > 0 && worksElsewhere.getAsBoolean();
                silence = silence.after(Look.at(process, elsewhere));
                waiting.note(name, silence, process.spec().log());
            }
            if (silence.isTooLong()) {
                return Optional.of(name + " is not ready, and has shown no sign of getting on for "
                        + options.patience().toSeconds() + " s");
            }
            Readiness.pause();
        }
        return Optional.empty();
    }

    private void end(String name) {
        supervisor.process(name).ifPresent(process -> {
            process.kill();
            process.awaitStop(KILLED);
        });
    }
}
