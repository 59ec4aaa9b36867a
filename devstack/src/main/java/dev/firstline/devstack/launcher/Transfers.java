package dev.firstline.devstack.launcher;

import dev.firstline.contracts.TenantPath;
import dev.firstline.devstack.csv.CsvLines;
import dev.firstline.devstack.csv.CsvMapping;
import dev.firstline.devstack.platform.PlatformAddresses;
import dev.firstline.devstack.process.StartFailure;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Locale;

/** A tenant's tickets with their customers, people and words as a file: {@code import FILE}, {@code export FILE}. */
final class Transfers {

    /** The tenant of the demonstration. */
    private static final String USUAL_TENANT = "contoso";

    private static final Duration PAUSE = Duration.ofMillis(300);

    private final Installation installation;

    Transfers(Installation installation) {
        this.installation = installation;
    }

    int importFile(Arguments arguments) {
        Path file = readable(Path.of(arguments.word(0, "file")));
        var mapping = arguments.option("mapping").map(Path::of);
        try (var lines = mapping.isPresent() ? table(file, readable(mapping.get())) : Files.newInputStream(file)) {
            return client(arguments).importAll(lines, arguments.has("clocks"));
        } catch (IllegalArgumentException e) {
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new StartFailure("The file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Path readable(Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new WrongCall("There is no file " + file + " that can be read.");
        }
        return file;
    }

    private static InputStream table(Path file, Path mapping) throws IOException {
        var meaning = CsvMapping.of(Files.readString(mapping));
        var table = Files.newBufferedReader(file);
        try {
            return new CsvLines(table, meaning);
        } catch (IOException | IllegalArgumentException e) {
            table.close();
            throw e;
        }
    }

    /** What stands there is whole: it is written beside, and put in its place at the end. */
    int exportFile(Arguments arguments) {
        Path file = Path.of(arguments.word(0, "file"));
        if (Files.exists(file)) {
            throw new WrongCall("There is a file " + file + " already; name another one, or remove it.");
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        var client = client(arguments);
        try {
            try (var lines = new BufferedOutputStream(Files.newOutputStream(part))) {
                client.exportAll(lines);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartFailure("The file " + file + " cannot be written: " + e.getMessage(), e);
        }
        System.out.printf(Locale.ROOT, "%,d lines in %s%n", client.lines(), file);
        return 0;
    }

    private TransferClient client(Arguments arguments) {
        String tenant = arguments.option("tenant").orElse(USUAL_TENANT);
        if (!TenantPath.isValid(tenant)) {
            throw new WrongCall("'" + tenant + "' is no tenant: write a path such as contoso/northwind.");
        }
        PlatformAddresses addresses = installation.running();
        return new TransferClient(
                addresses.frontDoor(), () -> addresses.token(tenant, "admin-agent"), PAUSE, System.out, System.err);
    }
}
