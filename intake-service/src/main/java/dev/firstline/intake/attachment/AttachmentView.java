package dev.firstline.intake.attachment;

import dev.firstline.contracts.ticket.CommunicationVisibility;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A file on a ticket.
 *
 * @param communicationId the words that it came with; null for none
 * @param visibility CUSTOMER, or INTERNAL for those who read notes of the desk
 * @param fileName made safe: one line without a path
 * @param contentType by its content, whatever it was said to be
 * @param size bytes
 * @param sha256 of the content, hexadecimal
 * @param scan PENDING and INFECTED: the content cannot be had
 * @param author the subject of the token; null for readers below its tenant
 */
@Schema(name = "Attachment")
public record AttachmentView(
        UUID id,
        UUID ticketId,
        @Nullable UUID communicationId,
        CommunicationVisibility visibility,

        @Schema(examples = "error.png") String fileName,

        @Schema(description = "By the content, whatever it was said to be", examples = "image/png")
        String contentType,

        @Schema(description = "Bytes") long size,
        @Schema(description = "Of the content, hexadecimal") String sha256,

        @Schema(
                description =
                        "Whether viruses were looked for. The content of what is PENDING cannot be had yet, unless the"
                                + " installation allows it; that of INFECTED never")
        ScanState scan,

        @Nullable String author,
        Instant addedAt) {}
