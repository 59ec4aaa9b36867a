package dev.firstline.diagnosis.rule;

import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.diagnosis.mail.MailReader;
import dev.firstline.diagnosis.mail.ReadMail;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides tickets: takes their words apart, reads the writer's own, then weighs what the rules say. Pure and deterministic; shared by
 * threads.
 */
public final class Diagnostician {

    private static final int MOST_OF_NET = 50;
    private static final int MOST_OF_MARGIN = 50;
    private static final int MOST = MOST_OF_NET + MOST_OF_MARGIN;

    private final MailReader mails;
    private final Reader reader;
    private final RuleSet ruleSet;
    private final Calibration calibration;
    private final Thresholds thresholds;
    private final Questions questions;
    private final String lexiconVersion;

    /** @param lexiconVersion of what the reader reads by */
    public Diagnostician(
            MailReader mails,
            Reader reader,
            RuleSet ruleSet,
            Calibration calibration,
            Thresholds thresholds,
            Questions questions,
            String lexiconVersion) {
        this.mails = mails;
        this.reader = reader;
        this.ruleSet = ruleSet;
        this.calibration = calibration;
        this.thresholds = thresholds;
        this.questions = questions;
        this.lexiconVersion = lexiconVersion;
    }

    /** The decision on these facts. */
    public Decision decide(TicketFacts facts) {
        return decide(facts, read(facts));
    }

    /** The same, for words that were taken apart already. */
    public Decision decide(TicketFacts facts, ReadMail mail) {
        var reading = reader.read(facts.saying(mail));
        var voices = ruleSet.voices(reading);
        var first = voices.getFirst();
        if (first.outcome() == Outcome.NEEDS_REVIEW) {
            return asking(reading, first, voices.subList(1, voices.size()));
        }
        var second = runnerUp(voices);
        double confidence = calibration.of(strength(first, second));
        boolean decided = thresholds.passes(first.outcome(), confidence);
        var kind = first.rule().kind();
        var classification = Classification.of(reading, kind);
        return new Decision(
                decided ? first.outcome() : Outcome.NEEDS_REVIEW,
                first.rule().id(),
                ruleSet.version(),
                first.evidence(),
                ruleSet.steps(first.rule()),
                kind,
                classification,
                decided ? Decision.incidentIn(kind, first.evidence()) : null,
                Tags.of(reading, kind),
                certainty(reading, first, second, confidence, decided),
                Impact.of(reading, kind));
    }

    /** A rule that asks outweighs the others; what they say is told as what it would be. */
    private Decision asking(Reading reading, Voice asking, List<Voice> others) {
        var likely = others.getFirst();
        var next = runnerUp(others);
        var kind = asking.rule().kind();
        var certainty = new Certainty(
                calibration.of(strength(likely, next)),
                likely.outcome(),
                next == null ? null : next.outcome(),
                likely.support(),
                likely.objection(),
                contradictions(reading, kind),
                questions.whetherItStillFails(reading.facts().language()),
                lexiconVersion,
                calibration.version());
        return new Decision(
                Outcome.NEEDS_REVIEW,
                asking.rule().id(),
                ruleSet.version(),
                asking.evidence(),
                ruleSet.steps(asking.rule()),
                kind,
                Classification.of(reading, kind),
                null,
                Tags.of(reading, kind),
                certainty,
                Impact.of(reading, kind));
    }

    /** Those of the facts' incidents that are of a service and region that the words, or the fields, speak of. */
    public List<KnownIncident> concerning(TicketFacts facts, ReadMail mail) {
        return reader.read(facts.saying(mail)).incidents();
    }

    /** Reads what a customer says later. */
    public LaterWords laterWords() {
        return new LaterWords(mails, reader);
    }

    /** The ticket's words, taken apart. */
    public ReadMail read(TicketFacts facts) {
        return read(facts, facts.language());
    }

    /**
     * The same, for a ticket whose language nobody may have stated.
     *
     * @param stated null when the language of the facts is only assumed
     */
    public ReadMail read(TicketFacts facts, @Nullable Language stated) {
        return mails.read(facts.title(), facts.body(), stated);
    }

    /** The rules it decides by. */
    public RuleSet ruleSet() {
        return ruleSet;
    }

    private Certainty certainty(
            Reading reading, Voice first, @Nullable Voice second, double confidence, boolean decided) {
        var next = second == null ? null : second.outcome();
        return new Certainty(
                confidence,
                decided ? null : first.outcome(),
                next,
                first.support(),
                first.objection(),
                contradictions(reading, first.rule().kind()),
                decided
                        ? null
                        : questions.between(
                                first.outcome(),
                                next,
                                first.net() > 0,
                                reading.facts().language()),
                lexiconVersion,
                calibration.version());
    }

    /** The weightiest voice for another outcome, if anything speaks for it. */
    private static @Nullable Voice runnerUp(List<Voice> voices) {
        var outcome = voices.getFirst().outcome();
        return voices.stream()
                .filter(voice -> voice.outcome() != outcome && voice.net() > 0)
                .findFirst()
                .orElse(null);
    }

    /** 0 to 100: half for what speaks for it, half for how far the next outcome is behind. */
    static int strength(Voice first, @Nullable Voice second) {
        if (first.rule().hard()) {
            return MOST;
        }
        int margin = first.net() - (second == null ? 0 : second.net());
        return Math.clamp(first.net() * 5L / 6, 0, MOST_OF_NET) + Math.clamp(margin * 5L / 4, 0, MOST_OF_MARGIN);
    }

    private static List<Certainty.Contradiction> contradictions(Reading reading, IssueKind kind) {
        var facts = reading.facts();
        var found = new ArrayList<Certainty.Contradiction>();
        var told = Classification.categoryTold(reading, kind);
        if (facts.category() != null && told != null && facts.category() != told) {
            found.add(new Certainty.Contradiction("category", facts.category().name(), told.name()));
        }
        var family = reading.familyTold();
        if (facts.productFamily() != null && family != null && family != facts.productFamily()) {
            found.add(new Certainty.Contradiction(
                    "productFamily", facts.productFamily().name(), family.name()));
        }
        if (facts.breakFix() != null && kind.breakFix() != null && !Objects.equals(facts.breakFix(), kind.breakFix())) {
            found.add(new Certainty.Contradiction(
                    "breakFix", facts.breakFix().toString(), kind.breakFix().toString()));
        }
        return List.copyOf(found);
    }
}
