package dev.firstline.diagnosis.mail;

import dev.firstline.contracts.ticket.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket's words, taken apart.
 *
 * @param title without reply and forward prefixes
 * @param words what signals are read from: the writer's own words, or what the writer passes on without a word
 * @param segments the whole body, in its order
 * @param language by which the words are to be read: the detected one, else the stated one
 * @param detected the language of the words; null when there are too few, or it is none of ours
 * @param contradicted whether the words are clearly in another language than stated
 * @param effort characters looked at while reading; a bounded multiple of the length
 */
public record ReadMail(
        String title,
        String words,
        List<Segment> segments,
        Language language,
        @Nullable Language detected,
        boolean contradicted,
        long effort) {

    public ReadMail {
        segments = List.copyOf(segments);
    }

    /** What is not read, with the reason of each. */
    public List<Segment> leftOut() {
        return segments.stream().filter(segment -> !segment.read()).toList();
    }

    /** The same with what its writer said later, as sentences behind the words. */
    public ReadMail and(List<String> later) {
        return later.isEmpty()
                ? this
                : new ReadMail(
                        title,
                        words + '\n' + String.join("\n", later),
                        segments,
                        language,
                        detected,
                        contradicted,
                        effort);
    }

    /** The same without the words. */
    public MailSummary summary() {
        return MailSummary.of(this);
    }

    @Override
    public String toString() {
        return "ReadMail" + segments + " in " + language;
    }
}
