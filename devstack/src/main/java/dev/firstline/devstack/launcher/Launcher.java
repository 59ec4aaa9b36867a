package dev.firstline.devstack.launcher;

import dev.firstline.devstack.platform.AlreadyRunning;
import dev.firstline.devstack.process.StartFailure;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What {@code ./firstline} calls: one command with its arguments. Exit code 0 is success, 1 a failure, 2 a wrong call, 3 a difference. */
public final class Launcher {

    private Launcher() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        // The libraries' own warnings (a broker that is just starting) are no news for the person at the terminal.
        Logger.getLogger("").setLevel(Level.SEVERE);
        System.exit(run(List.of(arguments)));
    }

    static int run(List<String> arguments) {
        try {
            Arguments words = Arguments.parse(arguments);
            Installation installation = Installation.ofEnvironment(words);
            return switch (words.command()) {
                case "up" -> new Up(installation).run(words);
                case "down" -> new Down(installation).run();
                case "status" -> new Status(installation).run(words);
                case "logs" -> new Logs(installation).run(words);
                case "reset" -> new Reset(installation).run(words);
                case "token" -> new Token(installation).run(words);
                case "dead-letters" -> new DeadLetters(installation).run(words);
                case "rehearse" -> new Rehearse(installation).run(words);
                case "backup" -> new Backups(installation).make(words);
                case "restore" -> new Backups(installation).restore(words);
                case "keys" -> new Keys(installation).run(words);
                case "sla" -> new Sla(installation).run(words);
                case "import" -> new Transfers(installation).importFile(words);
                case "export" -> new Transfers(installation).exportFile(words);
                default ->
                    throw new WrongCall("There is no command '" + words.command() + "'; ./firstline help lists them.");
            };
        } catch (WrongCall e) {
            System.err.println(e.getMessage());
            return 2;
        } catch (StartFailure | AlreadyRunning e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }
}
