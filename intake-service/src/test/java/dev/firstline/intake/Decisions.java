package dev.firstline.intake;

import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.diagnosis.DiagnosisEvent;
import dev.firstline.contracts.diagnosis.IssueClass;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.Severity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What diagnosis would say of a ticket. */
public final class Decisions {

    private Decisions() {}

    /** @param detected the language of the words; null when it was not told */
    public static DiagnosisEvent.Completed decided(
            UUID ticket, long version, Outcome outcome, @Nullable Language detected, Instant at) {
        return decided(ticket, version, outcome, detected, at, null);
    }

    /** One that takes the place of another because of what came later. */
    public static DiagnosisEvent.Completed decidedAnew(UUID ticket, long version, Outcome outcome, Instant at) {
        return decided(ticket, version, outcome, null, at, Ids.next());
    }

    private static DiagnosisEvent.Completed decided(
            UUID ticket,
            long version,
            Outcome outcome,
            @Nullable Language detected,
            Instant at,
            @Nullable UUID supersedes) {
        return new DiagnosisEvent.Completed(
                ticket,
                Ids.next(),
                version,
                at,
                outcome,
                "some-rule",
                "2026-11-21",
                List.of(),
                List.of(),
                null,
                null,
                null,
                IssueClass.TECHNICAL,
                null,
                true,
                Severity.B,
                Language.EN,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                detected,
                supersedes);
    }
}
