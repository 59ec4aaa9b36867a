package dev.firstline.diagnosis.check;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.contracts.diagnosis.Check;
import dev.firstline.contracts.diagnosis.CheckResult;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A check as it is shown.
 *
 * @param task what it asks for
 * @param source the public document that asks for it, with its edition
 * @param note in the desk's words; null for readers below the tenant of who wrote it, likewise the two below
 * @param subject who wrote it down
 * @param client with which application
 */
record CheckView(
        UUID ticketId,
        Check check,
        String task,
        String source,
        CheckResult result,
        Instant doneAt,
        @Nullable String note,
        @Nullable String subject,
        @Nullable String client,
        Instant recordedAt,
        long version) {

    /** All checks that were written down, in their usual order. */
    @Schema(name = "Checks")
    record Items(List<CheckView> items) {}

    static CheckView of(RecordedCheck check, Scope reader) {
        var by = check.by();
        boolean known = reader.mayKnowPersonsOf(by.tenant());
        return new CheckView(
                check.ticketId(),
                check.check(),
                CheckGuide.task(check.check()),
                CheckGuide.source(check.check()),
                check.result(),
                check.doneAt(),
                known ? check.note() : null,
                known ? by.subject() : null,
                known ? by.client() : null,
                check.recordedAt(),
                check.version());
    }
}
