package dev.firstline.devstack.platform;

import dev.firstline.devstack.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.UnaryOperator;

/**
 * The secret keys of the services of an installation that is stopped: each service reads its keys at its start.
 *
 * @param state where they are
 */
public record ServiceKeys(StateFolder state) {

    /** Gives each service a new key; the one that it has becomes an old one, for reading. */
    public void rotate() {
        change(Secrets::rotated);
    }

    /** Takes the old keys away; what only they could read cannot be read any more. */
    public void forgetOld() {
        change(Secrets::withoutOldKeys);
    }

    private void change(UnaryOperator<Secrets> change) {
        if (!Files.exists(state.keys())) {
            throw new StartFailure("There are no keys in " + state.path() + " yet; ./firstline up makes them.");
        }
        try {
            StateLock lock = StateLock.take(state);
            try {
                change.apply(Secrets.in(state.keys())).write(state.keys());
            } finally {
                lock.close();
            }
        } catch (AlreadyRunning e) {
            throw new StartFailure("Firstline is running; stop it first with ./firstline down.", e);
        } catch (IOException e) {
            throw new StartFailure("The keys could not be changed: " + e.getMessage(), e);
        }
    }
}
