package dev.firstline.intake.attachment;

import dev.firstline.contracts.ticket.CommunicationVisibility;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that is to become an attachment, as it arrived; also what tells one request with an {@code Idempotency-Key} from another.
 *
 * @param communicationId the words that it comes with; null for none
 * @param fileName as {@link FileName} made it
 * @param contentType by its content
 * @param size bytes
 * @param sha256 of the content, hexadecimal
 */
record NewAttachment(
        UUID ticketId,
        @Nullable UUID communicationId,
        CommunicationVisibility visibility,
        String fileName,
        String contentType,
        long size,
        String sha256) {

    boolean isInternal() {
        return visibility == CommunicationVisibility.INTERNAL;
    }
}
