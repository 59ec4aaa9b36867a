package dev.firstline.diagnosis.check;

import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.diagnosis.Check;
import dev.firstline.contracts.diagnosis.CheckResult;
import dev.firstline.contracts.diagnosis.DiagnosisEvent;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A check as the desk wrote it down.
 *
 * @param doneAt when it was done, by what the desk says
 * @param note in the desk's words, or null; never told beyond this service
 * @param recordedAt when it was written down last
 * @param version 1 at first, one more with each correction
 */
record RecordedCheck(
        UUID ticketId,
        TenantPath tenant,
        Check check,
        CheckResult result,
        Instant doneAt,
        @Nullable String note,
        Recorder by,
        Instant recordedAt,
        long version) {

    /**
     * Who wrote it down.
     *
     * @param tenant of the token
     */
    record Recorder(String subject, String client, String tenant) {}

    /** Whether it says what was said before. */
    boolean saysTheSameAs(RecordedCheck before) {
        return result == before.result && doneAt.equals(before.doneAt) && Objects.equals(note, before.note);
    }

    DiagnosisEvent.CheckRecorded event() {
        return new DiagnosisEvent.CheckRecorded(ticketId, recordedAt, check, result, doneAt);
    }

    @Override
    public String toString() {
        return "RecordedCheck[" + check + " " + result + "]";
    }
}
