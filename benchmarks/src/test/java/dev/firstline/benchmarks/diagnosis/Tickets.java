package dev.firstline.benchmarks.diagnosis;

import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.escalation.partner.PartnerType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Judged tickets of which only labels and answers matter. */
final class Tickets {

    private Tickets() {}

    static Judged judged(Map<Dimension, String> labels, Map<Dimension, String> answers) {
        return new Judged(
                ticket(Language.EN, labels), new Told(answers, Optional.empty(), OptionalDouble.empty(), "a rule"));
    }

    static Judged outcome(String labelled, String told) {
        return judged(Map.of(Dimension.OUTCOME, labelled), Map.of(Dimension.OUTCOME, told));
    }

    static Judged undecided(String labelled, String runnerUp) {
        return new Judged(
                ticket(Language.EN, Map.of(Dimension.OUTCOME, labelled)),
                new Told(
                        Map.of(Dimension.OUTCOME, "NEEDS_REVIEW"),
                        Optional.of(runnerUp),
                        OptionalDouble.empty(),
                        "a rule"));
    }

    static Judged sure(String labelled, String told, double confidence) {
        return new Judged(
                ticket(Language.EN, Map.of(Dimension.OUTCOME, labelled)),
                new Told(Map.of(Dimension.OUTCOME, told), Optional.empty(), OptionalDouble.of(confidence), "a rule"));
    }

    static LabelledTicket ticket(Language language, Map<Dimension, String> labels) {
        var copy = new EnumMap<Dimension, String>(Dimension.class);
        copy.putAll(labels);
        return new LabelledTicket(
                "T1",
                language,
                "a title",
                "a body",
                AffectedTenant.CUSTOMER,
                PartnerType.DIRECT_BILL,
                List.of(),
                List.of(),
                copy);
    }
}
