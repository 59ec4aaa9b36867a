package dev.firstline.escalation.packet;

import dev.firstline.contracts.diagnosis.Check;
import dev.firstline.contracts.diagnosis.CheckResult;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the partner did before: in the agent's words, and the checks that the desk wrote down. The vendor expects it first. */
final class StepsTried {

    private StepsTried() {}

    /** Null when nothing was told and nothing was written down. */
    static @Nullable String of(CaseFile file) {
        var parts = new ArrayList<String>();
        var told = file.details().stepsTried();
        if (told != null && !told.isBlank()) {
            parts.add(told.strip());
        }
        list(file, CheckResult.DONE, "Checked").ifPresent(parts::add);
        list(file, CheckResult.NOT_POSSIBLE, "Not possible to check").ifPresent(parts::add);
        return parts.isEmpty() ? null : String.join("\n", parts);
    }

    /** What does not apply says nothing to the vendor. */
    private static Optional<String> list(CaseFile file, CheckResult result, String heading) {
        var checks = file.checks().stream()
                .filter(check -> check.result() == result)
                .map(check -> name(check.check()) + " (" + check.doneAt().truncatedTo(ChronoUnit.SECONDS) + ")")
                .collect(Collectors.joining("; "));
        return checks.isEmpty() ? Optional.empty() : Optional.of(heading + ": " + checks + ".");
    }

    private static String name(Check check) {
        return switch (check) {
            case SERVICE_HEALTH -> "service health";
            case MESSAGE_CENTER -> "message center";
            case SETTINGS -> "software, settings and configuration";
            case DELEGATED_ACCESS -> "delegated access to the customer's tenant";
            case REPRODUCTION -> "reproduction of the fault";
            case LOGS -> "logs, error codes and correlation ids";
            case OWN_CAUSES -> "causes of the customer's own (client, network, permissions, integration, changes)";
        };
    }
}
