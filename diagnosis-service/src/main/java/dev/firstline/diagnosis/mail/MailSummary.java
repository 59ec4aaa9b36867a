package dev.firstline.diagnosis.mail;

import dev.firstline.contracts.ticket.Language;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a ticket's words were taken apart, without any of them: it may be kept and shown as long as the decision.
 *
 * @param language of the words, as detected; null when there are too few, or it is none of ours
 * @param contradictsStated whether the words are clearly in another language than stated
 * @param parts the body in its order
 */
@Schema(name = "MailReading")
public record MailSummary(@Nullable Language language, boolean contradictsStated, List<Part> parts) {

    /** Parts that are told one by one; a mail of more is told by its first ones. */
    private static final int MAX_PARTS = 50;

    /**
     * A stretch of the body.
     *
     * @param reason the mark that it was known by, such as {@code header-block}
     * @param firstLine its first line, from 1; of an HTML mail the lines are those of its text
     * @param lastLine its last line, inclusive
     * @param read whether signals were read from it
     */
    @Schema(name = "MailPart")
    public record Part(SegmentKind kind, String reason, int firstLine, int lastLine, int characters, boolean read) {}

    static MailSummary of(ReadMail mail) {
        return new MailSummary(
                mail.detected(),
                mail.contradicted(),
                mail.segments().stream()
                        .limit(MAX_PARTS)
                        .map(segment -> new Part(
                                segment.kind(),
                                segment.reason(),
                                segment.firstLine(),
                                segment.lastLine(),
                                segment.text().length(),
                                segment.read()))
                        .toList());
    }
}
