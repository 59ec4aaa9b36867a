package dev.firstline.devstack.postgres;

import dev.firstline.devstack.process.StartFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. A user namespace without mappings makes it see another user, while its files still belong to root,
 * so that its data survives from one start to the next.
 */
final class Unprivileged {

    private final boolean namespace;

    private Unprivileged(boolean namespace) {
        this.namespace = namespace;
    }

    static Unprivileged forThisUser() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new Unprivileged(false);
        }
        if (!succeeds("unshare", "-U", "true")) {
            throw new StartFailure("PostgreSQL does not run as root, and this system allows no user namespaces:"
                    + " start Firstline as another user.");
        }
        return new Unprivileged(true);
    }

    List<String> command(List<String> command) {
        if (!namespace) {
            return command;
        }
        List<String> wrapped = new ArrayList<>(List.of("unshare", "-U"));
        wrapped.addAll(command);
        return wrapped;
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
