package dev.firstline.diagnosis.rule;

import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.diagnosis.mail.MailReader;
import dev.firstline.diagnosis.mail.ReadMail;
import dev.firstline.diagnosis.model.LinearModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides tickets: takes their words apart, reads the writer's own, then weighs what the rules say. Pure and deterministic; shared by
 * threads.
 */
public final class Diagnostician {

    private static final int MOST_OF_NET = 20;
    private static final int MOST_OF_MARGIN = 20;
    private static final int MOST_OF_SHARE = 60;

    private record Weighed(Reading reading, Opinion opinion, List<Voice> voices) {

        Voice first() {
            return voices.getFirst();
        }

        @Nullable Voice second() {
            return runnerUp(voices);
        }

        int strength() {
            return Diagnostician.strength(first(), second(), opinion.share(first().outcome()));
        }
    }

    private final MailReader mails;
    private final Reader reader;
    private final RuleSet ruleSet;
    private final Calibration calibration;
    private final Thresholds thresholds;
    private final Questions questions;
    private final LinearModel model;
    private final String lexiconVersion;
    private final String catalogVersion;

    /**
     * @param lexiconVersion of what the reader reads by
     * @param catalogVersion of the product catalog alone
     */
    public Diagnostician(
            MailReader mails,
            Reader reader,
            RuleSet ruleSet,
            Calibration calibration,
            Thresholds thresholds,
            Questions questions,
            LinearModel model,
            String lexiconVersion,
            String catalogVersion) {
        this.mails = mails;
        this.reader = reader;
        this.ruleSet = ruleSet;
        this.calibration = calibration;
        this.thresholds = thresholds;
        this.questions = questions;
        this.model = model;
        this.lexiconVersion = lexiconVersion;
        this.catalogVersion = catalogVersion;
    }

    /** The decision on these facts. */
    public Decision decide(TicketFacts facts) {
        return decide(facts, read(facts));
    }

    /** The same, for words that were taken apart already. */
    public Decision decide(TicketFacts facts, ReadMail mail) {
        var weighed = weigh(reader.read(facts.saying(mail)));
        var reading = weighed.reading();
        var opinion = weighed.opinion();
        var first = weighed.first();
        if (first.outcome() == Outcome.NEEDS_REVIEW) {
            return asking(weighed);
        }
        var second = weighed.second();
        double confidence = calibration.of(weighed.strength());
        boolean decided = thresholds.passes(first.outcome(), confidence);
        var kind = first.rule().kind();
        var classification = Classification.of(reading, kind, opinion);
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
                certainty(reading, first, second, confidence, decided, opinion),
                opinion.severity(Impact.of(reading, kind)),
                catalogVersion);
    }

    /** A rule that asks outweighs the others; what they say is told as what it would be. */
    private Decision asking(Weighed weighed) {
        var reading = weighed.reading();
        var opinion = weighed.opinion();
        var asking = weighed.first();
        var others = weighed.voices().subList(1, weighed.voices().size());
        var likely = others.getFirst();
        var next = runnerUp(others);
        var kind = asking.rule().kind();
        var certainty = new Certainty(
                calibration.of(strength(likely, next, opinion.share(likely.outcome()))),
                likely.outcome(),
                next == null ? null : next.outcome(),
                likely.support(),
                likely.objection(),
                contradictions(reading, kind),
                questions.whetherItStillFails(reading.facts().language()),
                lexiconVersion,
                calibration.version(),
                opinion.told());
        return new Decision(
                Outcome.NEEDS_REVIEW,
                asking.rule().id(),
                ruleSet.version(),
                asking.evidence(),
                ruleSet.steps(asking.rule()),
                kind,
                Classification.of(reading, kind, opinion),
                null,
                Tags.of(reading, kind),
                certainty,
                opinion.severity(Impact.of(reading, kind)),
                catalogVersion);
    }

    /** Those of the facts' incidents that are of a service and region that the words, or the fields, speak of. */
    public List<KnownIncident> concerning(TicketFacts facts, ReadMail mail) {
        return reader.read(facts.saying(mail)).incidents();
    }

    /** Reads what a customer says later. */
    public LaterWords laterWords() {
        return new LaterWords(mails, reader);
    }

    /** How strong the decision is, 0 to 100, before a table makes it a confidence. */
    int strengthOf(TicketFacts facts) {
        return weigh(reader.read(facts.saying(read(facts)))).strength();
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
            Reading reading, Voice first, @Nullable Voice second, double confidence, boolean decided, Opinion opinion) {
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
                calibration.version(),
                opinion.told());
    }

    /** What the rules say, then what they say beside the model. */
    private Weighed weigh(Reading unasked) {
        var opinion = Opinion.of(model, unasked, ruleSet.voices(unasked));
        var reading = unasked.with(opinion);
        var voices = opinion.weigh(ruleSet.voices(reading));
        return new Weighed(reading, opinion, voices);
    }

    /** The weightiest voice for another outcome, if anything speaks for it. */
    private static @Nullable Voice runnerUp(List<Voice> voices) {
        var outcome = voices.getFirst().outcome();
        return voices.stream()
                .filter(voice -> voice.outcome() != outcome && voice.net() > 0)
                .findFirst()
                .orElse(null);
    }

    /**
     * 0 to 100: a fifth for what speaks for it, a fifth for how far the next outcome is behind, the rest for how likely the model holds it. None
     * when nothing speaks for it but the model.
     */
    static int strength(Voice first, @Nullable Voice second, double share) {
        if (first.net() <= 0) {
            return 0;
        }
        int margin = first.net() - (second == null ? 0 : second.net());
        int byRules = first.rule().hard()
                ? MOST_OF_NET + MOST_OF_MARGIN
                : Math.clamp(first.net() / 3, 0, MOST_OF_NET) + Math.clamp(margin / 2, 0, MOST_OF_MARGIN);
        return byRules + (int) Math.round(MOST_OF_SHARE * share);
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
