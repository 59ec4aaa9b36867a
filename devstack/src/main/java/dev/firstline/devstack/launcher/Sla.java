package dev.firstline.devstack.launcher;

import dev.firstline.contracts.TenantPath;
import dev.firstline.devstack.platform.PlatformAddresses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A tenant's own policies and calendars as a file: {@code validate FILE}, {@code diff FILE}, {@code apply FILE}, {@code export}. */
final class Sla {

    private static final List<String> ACTIONS = List.of("validate", "diff", "apply", "export");

    /** The tenant of the demonstration. */
    private static final String USUAL_TENANT = "contoso";

    private final Installation installation;

    Sla(Installation installation) {
        this.installation = installation;
    }

    int run(Arguments arguments) {
        String action = arguments.action(ACTIONS);
        String tenant = arguments.option("tenant").orElse(USUAL_TENANT);
        if (!TenantPath.isValid(tenant)) {
            throw new WrongCall("'" + tenant + "' is no tenant: write a path such as contoso/northwind.");
        }
        return switch (action) {
            case "export" -> configuration(tenant).export();
            case "validate" -> {
                Path file = file(arguments);
                yield configuration(tenant).validate(file, content(file));
            }
            case "diff" -> {
                Path file = file(arguments);
                yield configuration(tenant).diff(file, content(file), arguments.has("prune"));
            }
            // apply, as the actions are checked already.
            default -> {
                Path file = file(arguments);
                yield configuration(tenant)
                        .apply(file, content(file), arguments.has("prune"), arguments.option("if-match"));
            }
        };
    }

    private SlaConfiguration configuration(String tenant) {
        PlatformAddresses addresses = installation.running();
        return new SlaConfiguration(
                addresses.frontDoor(), addresses.token(tenant, "admin-agent"), System.out, System.err);
    }

    private static Path file(Arguments arguments) {
        Path file = Path.of(arguments.word(1, "file"));
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new WrongCall("There is no file " + file + " that can be read.");
        }
        return file;
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new WrongCall("The file " + file + " cannot be read.");
        }
    }
}
