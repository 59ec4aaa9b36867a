package dev.firstline.acceptance.verify;

import dev.firstline.acceptance.Installed;
import dev.firstline.acceptance.Quiet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code ./firstline verify [SECONDS] [--since-last] [--json]}: exit code 0 when every promise holds, 1 when one is broken, 2 when it cannot
 * be checked.
 */
public final class Verify {

    private static final int USUAL_PATIENCE_SECONDS = 30;
    private static final String FILE = "verify.json";

    private Verify() {}

    /** @param arguments how many seconds what is on its way may take to arrive, 30 by default; and options */
    public static void main(String[] arguments) {
        Quiet.kafka();
        System.exit(run(arguments));
    }

    private static int run(String... arguments) {
        boolean sinceLast = false;
        boolean json = false;
        int seconds = USUAL_PATIENCE_SECONDS;
        for (var argument : arguments) {
            switch (argument) {
                case "--since-last" -> sinceLast = true;
                case "--json" -> json = true;
                default -> {
                    if (!argument.matches("\\d{1,5}")) {
                        System.err.println("Say: verify [SECONDS] [--since-last] [--json]; not " + argument);
                        return 2;
                    }
                    seconds = Integer.parseInt(argument);
                }
            }
        }
        var sources = sources();
        if (sources.isEmpty()) {
            System.err.println("Firstline is not running here; start it with ./firstline up.");
            return 2;
        }
        try {
            return prove(sources.get(), Duration.ofSeconds(seconds), sinceLast, json);
        } catch (IllegalStateException e) {
            System.err.println("It cannot be checked: " + e.getMessage());
            return 2;
        }
    }

    private static Optional<Sources> sources() {
        return AddressedPlatform.of(System.getenv())
                .<Sources>map(addressed -> addressed)
                .or(() -> Installed.running().map(RunningPlatform::new));
    }

    private static int prove(Sources sources, Duration patience, boolean sinceLast, boolean json) {
        var proof = new Proof(sources).telling(System.err::println);
        var file = Installed.home().resolve(FILE);
        if (sinceLast) {
            LastProof.read(file)
                    .ifPresentOrElse(
                            proof::from, () -> System.err.println("No proof that held is known; everything is read."));
        }
        System.err.println("Reading topics and databases ...");
        var findings = proof.within(patience);
        proof.ended().ifPresent(ended -> ended.write(file(file)));
        if (json) {
            System.out.println(findings.asJson());
        } else {
            System.out.println(findings.asText());
            System.out.println(findings.hold() ? "Every promise holds." : "A promise is broken.");
        }
        return findings.hold() ? 0 : 1;
    }

    private static Path file(Path file) {
        try {
            java.nio.file.Files.createDirectories(file.getParent());
            return file;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
