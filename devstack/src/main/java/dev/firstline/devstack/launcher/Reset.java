package dev.firstline.devstack.launcher;

import dev.firstline.devstack.platform.RunFile;
import dev.firstline.devstack.process.Folders;
import dev.firstline.devstack.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Deletes all data, keys and logs. */
final class Reset {

    private final Installation installation;

    Reset(Installation installation) {
        this.installation = installation;
    }

    int run(Arguments arguments) {
        Path folder = installation.state().path();
        if (installation.run().filter(RunFile::isAlive).isPresent()) {
            throw new StartFailure("Firstline is running; stop it first with ./firstline down.");
        }
        if (!Files.exists(folder)) {
            System.out.println("There is nothing to delete.");
            return 0;
        }
        if (!arguments.has("yes") && !confirmed(folder)) {
            System.out.println("Nothing was deleted; ./firstline reset --yes does it without asking.");
            return 1;
        }
        new Down(installation).run();
        try {
            // By name, not the whole folder: it may have been pointed at something that holds more.
            for (String ours : installation.state().contents()) {
                Path entry = folder.resolve(ours);
                if (Files.isDirectory(entry)) {
                    Folders.delete(entry);
                } else {
                    Files.deleteIfExists(entry);
                }
            }
        } catch (IOException e) {
            throw new StartFailure("Not everything could be deleted: " + e.getMessage(), e);
        }
        System.out.println("All data, keys and logs in " + folder + " are deleted.");
        return 0;
    }

    private static boolean confirmed(Path folder) {
        var console = System.console();
        return console != null
                && console.isTerminal()
                && "yes".equals(console.readLine("Delete all data, keys and logs in %s? Type yes: ", folder));
    }
}
