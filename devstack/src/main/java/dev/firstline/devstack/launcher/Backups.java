package dev.firstline.devstack.launcher;

import dev.firstline.devstack.platform.Backup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** Copies the whole installation while it is stopped, and puts such a copy back. */
final class Backups {

    private final Installation installation;
    private final Clock clock = Clock.systemUTC();

    Backups(Installation installation) {
        this.installation = installation;
    }

    int make(Arguments arguments) {
        var backup = new Backup(Path.of(arguments.word(0, "folder")));
        long bytes = backup.make(installation.state(), clock.instant());
        System.out.println("Databases, topics and keys are in " + backup.folder() + " (" + (bytes >> 20)
                + " MiB). The keys are among them: keep it as you keep these.");
        return 0;
    }

    int restore(Arguments arguments) {
        var backup = new Backup(Path.of(arguments.word(0, "folder")));
        var madeAt = backup.madeAt();
        if (hasData() && !arguments.has("yes") && !confirmed(madeAt.toString())) {
            System.out.println("Nothing was changed; ./firstline restore DIR --yes does it without asking.");
            return 1;
        }
        Path aside = backup.restore(installation.state(), clock.instant());
        System.out.println("All is as it was at " + madeAt + "; ./firstline up starts it. What was there is in " + aside
                + ": delete that when it is not missed.");
        return 0;
    }

    private boolean hasData() {
        return Files.exists(installation.state().path().resolve("pgdata"));
    }

    private boolean confirmed(String madeAt) {
        var console = System.console();
        return console != null
                && console.isTerminal()
                && "yes"
                        .equals(console.readLine(
                                "Put the backup of %s in the place of all data and keys in %s? Type yes: ",
                                madeAt, installation.state().path()));
    }
}
