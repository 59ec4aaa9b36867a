package dev.firstline.intake.transfer;

import dev.firstline.chassis.http.OneLine;
import dev.firstline.contracts.ticket.CommunicationDirection;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.intake.query.NotBlankText;
import dev.firstline.intake.ticket.NewTicket;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What was said on a ticket, or noted by the desk.
 *
 * @param author who wrote it, in the words of where it comes from; null when that is not known
 */
record PastCommunication(
        @NotNull Instant writtenAt,
        @NotNull CommunicationDirection direction,
        @NotNull CommunicationVisibility visibility,

        @NotNull @NotBlankText @Size(max = NewTicket.MAX_BODY) String body,

        @Nullable @OneLine(words = true) @Size(max = 200) String author) {

    /** Who is named where nobody was. */
    static final String UNNAMED = "imported";

    /** By what words are the same when they come again: they have no id where they come from that would be the same everywhere. */
    Fingerprint fingerprint() {
        return Fingerprint.of(writtenAt, direction, visibility, body);
    }

    boolean isNote() {
        return visibility == CommunicationVisibility.INTERNAL;
    }

    String authorOrUnnamed() {
        return author == null ? UNNAMED : author;
    }

    /** As the database keeps it. */
    Instant storedAt() {
        return writtenAt.truncatedTo(ChronoUnit.MICROS);
    }
}
