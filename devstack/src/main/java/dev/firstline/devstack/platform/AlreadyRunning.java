package dev.firstline.devstack.platform;

/** There is a platform in that state folder already. */
public final class AlreadyRunning extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AlreadyRunning(StateFolder state) {
        super(sentence(state));
    }

    private static String sentence(StateFolder state) {
        return RunFile.read(state)
                .map(run -> "Firstline is running already at http://localhost:"
                        + run.ports().frontDoor() + " (process "
                        + run.launcher().pid() + ").")
                .orElse("Firstline is running already from " + state.path() + ".");
    }
}
