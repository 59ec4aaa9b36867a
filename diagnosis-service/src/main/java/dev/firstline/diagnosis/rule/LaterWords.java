package dev.firstline.diagnosis.rule;

import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.diagnosis.lexicon.Finding;
import dev.firstline.diagnosis.lexicon.Tokens;
import dev.firstline.diagnosis.mail.MailReader;
import dev.firstline.diagnosis.mail.ReadMail;
import dev.firstline.diagnosis.mail.Segment;
import dev.firstline.diagnosis.mail.SegmentKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a customer says after the ticket was opened, and which of it counts as words of the ticket: what tells of a fault, a cause, a
 * product, a region. Thanks, a promise to look, "it is solved" do not. Pure and deterministic; shared by threads.
 */
public final class LaterWords {

    /** How many are kept of a ticket: the last ones. */
    public static final int MOST = 10;

    /** Characters that are kept of the beginning and of the end of each. */
    static final int HEAD = 1_500;

    static final int TAIL = 500;

    /** Characters that are read of all together, those of the last ones first: there is room for so many behind the longest words. */
    static final int READ = 2_600;

    /** They tell of no matter: courtesy, questions, wishes, and what works. */
    private static final Set<Signal> NOTHING_OF_THE_MATTER = EnumSet.of(
            Signal.WORKS,
            Signal.SOLVED,
            Signal.ASKING,
            Signal.QUESTION,
            Signal.QUESTION_MARK,
            Signal.REQUEST,
            Signal.PHONE,
            Signal.ASIDE,
            Signal.DEGRADED,
            Signal.NO_COMPLAINT);

    private static final Set<Signal> FAULTS =
            EnumSet.of(Signal.FAULT, Signal.DOWN, Signal.PLATFORM_ERROR, Signal.IRREGULARITY);

    private final MailReader mails;
    private final Reader reader;

    LaterWords(MailReader mails, Reader reader) {
        this.mails = mails;
        this.reader = reader;
    }

    /**
     * Something that a customer said later.
     *
     * @param version the ticket's version that it came with
     * @param at when it was said
     * @param words the writer's own, without what is quoted below; personal data, not part of {@link #toString()}
     */
    public record Said(long version, Instant at, String words) {

        @Override
        public String toString() {
            return "Said[version=" + version + ", at=" + at + "]";
        }
    }

    /**
     * The message as it is kept: its writer's own words, or what the writer passes on, without the middle of what is too long. Blank when
     * it only quotes, which is our own question mostly, or when a machine wrote it.
     */
    public Said said(long version, Instant at, String body) {
        var mail = mails.read("", body, null);
        var own = mail.segments().stream().anyMatch(LaterWords::isNobodysAnswer) ? "" : mail.words();
        return new Said(
                version,
                at,
                own.length() <= HEAD + TAIL ? own : own.substring(0, HEAD) + '\n' + own.substring(own.length() - TAIL));
    }

    /** Read where the writer says nothing; a ticket that is opened so means it, an answer does not. */
    private static boolean isNobodysAnswer(Segment segment) {
        return segment.read() && (segment.kind() == SegmentKind.QUOTED || segment.kind() == SegmentKind.AUTO_REPLY);
    }

    /** Those that say something of the matter, in their order; of too many the last. */
    public List<Said> counting(List<Said> later, Language language) {
        var counting = new ArrayList<Said>();
        int room = READ;
        for (var said : later.reversed()) {
            if (said.words().length() < room && saysSomething(said, language)) {
                room -= said.words().length() + 1;
                counting.addFirst(said);
            }
        }
        return List.copyOf(counting);
    }

    /** The ticket's words, and behind them what was said later. */
    public static ReadMail joined(ReadMail mail, List<Said> counting) {
        return mail.and(counting.stream().map(Said::words).toList());
    }

    private boolean saysSomething(Said said, Language language) {
        var reading = reader.read(alone(said, language));
        var over = Stream.of(Signal.SOLVED, Signal.WORKS)
                .flatMap(signal -> found(reading, signal))
                .toList();
        if (!over.isEmpty() && !failsBeside(over, reading, said)) {
            return false;
        }
        return reading.region() != null
                || !reading.named().isEmpty()
                || !NOTHING_OF_THE_MATTER.containsAll(reading.findings().keySet());
    }

    /** Whether a fault is told in a clause of its own: "the problem is solved" tells of none. */
    private static boolean failsBeside(List<Finding> over, Reading reading, Said said) {
        if (reading.said(Signal.STILL_FAILING) || reading.said(Signal.PERSISTS_AFTER_INCIDENT)) {
            return true;
        }
        var fine = Scope.clausesThatWork(
                Tokens.of("", said.words()),
                over.stream().sorted(Comparator.comparingInt(Finding::from)).toList());
        return FAULTS.stream()
                .flatMap(signal -> found(reading, signal))
                .anyMatch(finding -> !fine.contains(finding.from()));
    }

    private static Stream<Finding> found(Reading reading, Signal signal) {
        return reading.findings().getOrDefault(signal, List.of()).stream();
    }

    private static TicketFacts alone(Said said, Language language) {
        return new TicketFacts(
                TicketType.INCIDENT,
                language,
                AffectedTenant.CUSTOMER,
                null,
                null,
                null,
                null,
                null,
                "",
                said.words(),
                List.of());
    }
}
