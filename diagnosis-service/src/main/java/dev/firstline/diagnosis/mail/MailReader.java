package dev.firstline.diagnosis.mail;

import dev.firstline.contracts.ticket.Language;
import dev.firstline.diagnosis.lexicon.Lexicon;
import dev.firstline.diagnosis.lexicon.SmallWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes a ticket's words apart before anything is read from them. Pure and deterministic; shared by threads. Every step looks at each
 * character a bounded number of times.
 */
public final class MailReader {

    private final Marks marks;
    private final Forms forms;
    private final Notices notices;
    private final Signatures signatures;
    private final Languages languages;

    /**
     * @param mailMarks the words by which the parts of a mail are known
     * @param portuguese those that differ between Brazil and Portugal
     */
    public MailReader(Lexicon mailMarks, SmallWords smallWords, Lexicon portuguese) {
        marks = new Marks(mailMarks);
        forms = new Forms(marks);
        notices = new Notices(marks);
        signatures = new Signatures(marks);
        languages = new Languages(smallWords, portuguese);
    }

    /**
     * The ticket's words as read.
     *
     * @param stated the language that the filer stated, or null
     */
    public ReadMail read(String title, String body, @Nullable Language stated) {
        var effort = new Effort();
        var subject = Title.of(PlainText.title(title, effort));
        var pieces = Words.headAndTail(apart(subject, PlainText.lines(body, effort), effort));
        var words = Words.of(pieces, effort);
        var detected = languages.of(subject.text(), words, below(pieces), stated, effort);
        return new ReadMail(
                subject.text(),
                words,
                segments(pieces),
                Objects.requireNonNullElse(detected, Objects.requireNonNullElse(stated, Language.EN)),
                detected,
                stated != null && detected != null && !primary(stated).equals(primary(detected)),
                effort.characters());
    }

    /** Nothing is read from it, but a writer signs in the own language. */
    private static String below(List<Piece> pieces) {
        return pieces.stream()
                .filter(piece -> !piece.read())
                .filter(piece -> piece.kind() == SegmentKind.SIGNATURE || piece.kind() == SegmentKind.DISCLAIMER)
                .map(Piece::text)
                .collect(Collectors.joining("\n"));
    }

    private List<Piece> apart(Title title, List<Piece> lines, Effort effort) {
        var apart = parts(lines, effort);
        if (title.automatic()) {
            apart.replaceAll(piece -> piece.isOwn() ? piece.as(SegmentKind.AUTO_REPLY, "automatic-title") : piece);
        }
        return new OnlyWords(marks, effort).take(title, apart, this::parts);
    }

    private List<Piece> parts(List<Piece> lines, Effort effort) {
        var known = Logs.mark(Encoded.mark(lines, effort), effort);
        return signatures.mark(notices.mark(forms.mark(History.mark(known, effort), effort), effort), effort);
    }

    private static List<Segment> segments(List<Piece> pieces) {
        var segments = new ArrayList<Segment>();
        int from = 0;
        for (int i = 1; i <= pieces.size(); i++) {
            var first = pieces.get(from);
            if (i < pieces.size() && continues(first, pieces.get(i))) {
                continue;
            }
            var run = pieces.subList(from, i);
            var text = String.join("\n", run.stream().map(Piece::text).toList());
            if (!text.isBlank()) {
                segments.add(new Segment(
                        first.kind(),
                        first.reason(),
                        first.first(),
                        run.getLast().last(),
                        text,
                        first.read()));
            }
            from = i;
        }
        return segments;
    }

    /** A blank line ends nothing. */
    private static boolean continues(Piece first, Piece next) {
        return next.kind() == first.kind()
                        && next.read() == first.read()
                        && next.reason().equals(first.reason())
                || next.isOwn() && next.isBlank();
    }

    private static String primary(Language language) {
        return language.tag().substring(0, 2);
    }
}
