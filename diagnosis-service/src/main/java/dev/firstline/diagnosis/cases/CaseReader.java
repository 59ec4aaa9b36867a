package dev.firstline.diagnosis.cases;

import dev.firstline.diagnosis.incident.Incident;
import dev.firstline.diagnosis.mail.ReadMail;
import dev.firstline.diagnosis.rule.Diagnostician;
import dev.firstline.diagnosis.rule.LaterWords;
import dev.firstline.diagnosis.rule.LaterWords.Said;
import dev.firstline.diagnosis.rule.TicketFacts;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Reads cases that are complete: their words, what counts of what was said later, and whom an incident concerns. Pure. */
final class CaseReader {

    private static final int TIME_ORDERED = 7;
    private static final int BELOW_MILLIS = 16;

    private final Diagnostician diagnostician;
    private final LaterWords later;

    CaseReader(Diagnostician diagnostician) {
        this.diagnostician = diagnostician;
        this.later = diagnostician.laterWords();
    }

    /**
     * A case as read.
     *
     * @param facts its fields and the filer's words, without incidents
     * @param mail the filer's words
     * @param words all that count
     * @param saidAt when those were said last
     */
    record Read(TicketFacts facts, ReadMail mail, ReadMail words, Instant saidAt) {

        /** The facts beside these incidents, as they stand to what was said. */
        TicketFacts beside(List<Incident> incidents) {
            return facts.beside(
                    incidents.stream().map(incident -> incident.known(saidAt)).toList());
        }
    }

    /** @throws IllegalStateException when a half of the case is missing */
    Read read(Case known) {
        var mail = mail(known);
        var counting = later.counting(known.later(), mail.language());
        return new Read(
                known.facts(),
                mail,
                LaterWords.joined(mail, counting),
                known.saidAt(counting, opened(known.ticketId())));
    }

    /** What counts of what the customer said later. */
    List<Said> counting(Case known) {
        return known.later().isEmpty() || !known.isComplete()
                ? List.of()
                : later.counting(known.later(), mail(known).language());
    }

    /**
     * Whether a change of the incident may change what is decided of the ticket: it is linked to it, or its words speak of the service and
     * region of one that is open. What the ticket says beside that is for the decision.
     */
    boolean concerns(Incident incident, Case known) {
        if (!known.isComplete()) {
            return false;
        }
        if (known.isLinkedTo(incident)) {
            return true;
        }
        if (!incident.isOpen() || !incident.tenant().covers(known.tenant())) {
            return false;
        }
        var read = read(known);
        return incident.touches(read.saidAt())
                && !diagnostician
                        .concerning(read.beside(List.of(incident)), read.words())
                        .isEmpty();
    }

    private ReadMail mail(Case known) {
        return diagnostician.read(
                known.facts(), Objects.requireNonNull(known.fields()).statedLanguage());
    }

    /** For words whose instant is not known any more: when the ticket was made, which its id tells. */
    private static Instant opened(UUID ticketId) {
        return ticketId.version() == TIME_ORDERED
                ? Instant.ofEpochMilli(ticketId.getMostSignificantBits() >>> BELOW_MILLIS)
                : Instant.EPOCH;
    }
}
