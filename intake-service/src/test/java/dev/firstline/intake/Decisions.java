package dev.firstline.intake;

import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.diagnosis.DecidedBy;
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
        return decided(ticket, version, outcome, detected, at, DecidedBy.MACHINE, null, null);
    }

    /** One that takes the place of another because of what came later. */
    public static DiagnosisEvent.Completed decidedAnew(UUID ticket, long version, Outcome outcome, Instant at) {
        return decided(ticket, version, outcome, null, at, DecidedBy.MACHINE, null, Ids.next());
    }

    /** What somebody at the desk decided. */
    public static DiagnosisEvent.Completed byPerson(UUID ticket, long version, Outcome outcome, Instant at) {
        return decided(ticket, version, outcome, null, at, DecidedBy.PERSON, null, Ids.next());
    }

    /** Undecided, with what to ask the customer. */
    public static DiagnosisEvent.Completed undecided(UUID ticket, String question, Instant at) {
        return decided(ticket, 1, Outcome.NEEDS_REVIEW, null, at, DecidedBy.MACHINE, question, null);
    }

    private static DiagnosisEvent.Completed decided(
            UUID ticket,
            long version,
            Outcome outcome,
            @Nullable Language detected,
            Instant at,
            DecidedBy by,
            @Nullable String question,
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
                question,
                null,
                null,
                detected,
                by,
                null,
                supersedes);
    }
}
