package dev.firstline.diagnosis.rule;

import dev.firstline.diagnosis.knowledge.Knowledge;
import dev.firstline.diagnosis.lexicon.Tokens;
import dev.firstline.diagnosis.mail.MailReader;
import dev.firstline.diagnosis.model.DroppedTerms;
import dev.firstline.diagnosis.model.TextFeatures;
import dev.firstline.diagnosis.model.Trainer;
import dev.firstline.diagnosis.rule.LabelledTickets.Labelled;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * Trains the model in force. Each ticket is read several times, each time without other terms of the lexicons: the rules were made for these very
 * tickets, and who learns from what they say of them by all their terms learns to believe them.
 */
final class ModelTraining {

    /** Without so many of their terms the rules are as often right on the open mails as they are on mails that nobody looked at. */
    static final double DROPPED = 0.4;

    private static final int READINGS = 4;
    private static final double OF_EXAMPLE = 0.5;
    private static final double OF_TERM = 0.5;
    private static final Trainer.Settings SETTINGS = new Trainer.Settings(2, 0.5, 3, 5000, 1e-3, 0.2, 10);

    private ModelTraining() {}

    /** The text of the model's file. */
    static String file() {
        var mails = LabelledTickets.mails();
        var unread = LabelledTickets.training();
        var examples = LabelledTickets.examples();
        return train(
                List.of(examples(mails), asTheyAre(unread), examples(examples)),
                (file, terms) -> terms,
                mails.size() + " mails of corpus/, " + unread.size() + " written to train it, and " + examples.size()
                        + " example tickets, without the sealed ones");
    }

    /**
     * A model of these.
     *
     * @param terms what becomes of the lexicon's files before their terms are learnt from
     */
    static String train(List<List<Trainer.Example>> tickets, BinaryOperator<String> terms, String data) {
        var all = new ArrayList<>(LexiconTexts.examples(terms, OF_TERM));
        tickets.forEach(all::addAll);
        return new Trainer(Opinion.HEADS, SETTINGS).train(all, data);
    }

    /** A ticket and its words, taken apart once: that no term has a part in. */
    private record Apart(Labelled ticket, TicketFacts read, Collection<String> text) {}

    /** Mails that no term was made for, as they are read by all terms: what the rules are worth on these, they are worth on mails to come. */
    static List<Trainer.Example> asTheyAre(List<Labelled> tickets) {
        var mails = Knowledge.mailReader();
        var reader = Knowledge.reader((file, terms) -> terms);
        return tickets.stream()
                .map(ticket -> apart(ticket, read(ticket.facts(), mails)))
                .map(one -> example(one.ticket().id(), one, reader.read(one.read())))
                .flatMap(one -> Collections.nCopies(READINGS, one).stream())
                .toList();
    }

    /** The tickets as they are read without some terms, as often as the model is to see them. */
    static List<Trainer.Example> examples(List<Labelled> tickets) {
        var mails = Knowledge.mailReader();
        var all = Knowledge.reader((file, terms) -> terms);
        var apart = tickets.stream()
                .map(ticket -> apart(ticket, read(ticket.facts(), mails)))
                .map(one -> one.ticket().mail()
                        ? one
                        : new Apart(one.ticket().with(byRules(one, all)), one.read(), one.text()))
                .toList();
        var examples = new ArrayList<Trainer.Example>();
        for (int seed = 1; seed <= READINGS; seed++) {
            var reader = Knowledge.reader(new DroppedTerms(seed, DROPPED));
            apart.forEach(one -> examples.add(example(one.ticket().group(), one, reader.read(one.read()))));
        }
        return examples;
    }

    private static TicketFacts read(TicketFacts facts, MailReader mails) {
        return facts.saying(mails.read(facts.title(), facts.body(), facts.language()));
    }

    /** Of an example only the outcome is labelled; where the rules, by all their terms, are right in that, their kind tells the rest. */
    private static Map<String, String> byRules(Apart one, Reader reader) {
        var reading = reader.read(one.read());
        var first = RuleSet.current().voices(reading).getFirst();
        boolean right = first.outcome().name().equals(one.ticket().labels().get(Opinion.OUTCOME));
        if (!right || first.rule().kind() == IssueKind.PARTNER_FIRST) {
            return Map.of();
        }
        var about = Classification.of(reading, first.rule().kind());
        var labels = new HashMap<>(Map.of(Opinion.BREAK_FIX, Boolean.toString(about.breakFix())));
        if (about.category() != null) {
            labels.put(Opinion.CATEGORY, about.category().name());
        }
        if (about.productFamily() != null) {
            labels.put(Opinion.FAMILY, about.productFamily().name());
        }
        return labels;
    }

    private static Apart apart(Labelled ticket, TicketFacts read) {
        var text = new LinkedHashSet<String>();
        TextFeatures.of(Tokens.of(read.title(), read.body()), name -> text.add(name.intern()));
        return new Apart(ticket, read, List.copyOf(text));
    }

    private static Trainer.Example example(String group, Apart one, Reading reading) {
        return new Trainer.Example(
                group,
                one.text(),
                Shown.of(reading, RuleSet.current().voices(reading)),
                one.ticket().labels(),
                one.ticket().mail() ? 1 : OF_EXAMPLE);
    }
}
