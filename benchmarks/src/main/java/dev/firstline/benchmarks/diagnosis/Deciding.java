package dev.firstline.benchmarks.diagnosis;

import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.diagnosis.knowledge.Knowledge;
import dev.firstline.diagnosis.rule.Decision;
import dev.firstline.diagnosis.rule.Diagnostician;
import dev.firstline.diagnosis.rule.TicketFacts;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks the diagnosis in force, in this process, by its words and what may be read beside them. No field is stated. */
final class Deciding {

    private final Diagnostician diagnostician = Knowledge.diagnostician();

    /** What it says of a ticket. */
    Told of(LabelledTicket ticket) {
        var decision = diagnostician.decide(facts(ticket, ticket.language()));
        var tree = DecisionTree.of(decision);
        var about = decision.classification();
        var answers = new EnumMap<Dimension, String>(Dimension.class);
        answers.put(Dimension.OUTCOME, decision.outcome().name());
        answers.put(Dimension.KIND, decision.issueKind().name());
        answers.put(Dimension.CATEGORY, named(about.category()));
        answers.put(Dimension.FAMILY, named(about.productFamily()));
        answers.put(Dimension.BREAK_FIX, String.valueOf(about.breakFix()));
        tree.told("severity").ifPresent(severity -> answers.put(Dimension.SEVERITY, severity));
        language(ticket).ifPresent(language -> answers.put(Dimension.LANGUAGE, language));
        answers.putAll(filing(ticket, decision));
        return new Told(answers, tree.likeliest(), tree.confidence(), explanation(decision));
    }

    /** Nothing is filed for a ticket that a person has yet to look at. */
    private static Map<Dimension, String> filing(LabelledTicket ticket, Decision decision) {
        return decision.outcome().name().equals(Told.UNDECIDED)
                ? Map.of(Dimension.ROUTE, Told.UNDECIDED, Dimension.BLOCKED, Dimension.NONE)
                : Filing.of(ticket, decision);
    }

    /** Asked for once more as a ticket that states no language, which intake takes for English; else the answer would be given away. */
    private Optional<String> language(LabelledTicket ticket) {
        return Optional.ofNullable(
                        diagnostician.read(facts(ticket, Language.EN), null).detected())
                .map(Language::tag)
                .or(() -> Optional.of(Dimension.NONE));
    }

    private static TicketFacts facts(LabelledTicket ticket, Language stated) {
        return new TicketFacts(
                TicketType.INCIDENT,
                stated,
                ticket.tenant(),
                null,
                null,
                null,
                null,
                null,
                ticket.title(),
                ticket.body(),
                ticket.incidents());
    }

    private static String named(@Nullable Enum<?> value) {
        return value == null ? Dimension.NONE : value.name();
    }

    private static String explanation(Decision decision) {
        var evidence = decision.evidence().stream()
                .map(item -> item.name() + " '" + item.value() + "'")
                .collect(Collectors.joining(", "));
        return decision.ruleId() + (evidence.isEmpty() ? "" : " by " + evidence);
    }
}
