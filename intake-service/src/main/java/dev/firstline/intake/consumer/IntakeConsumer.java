package dev.firstline.intake.consumer;

import dev.firstline.chassis.inbox.EventHandler;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.diagnosis.DiagnosisEvent;
import dev.firstline.intake.admission.OpeningAdmission;
import dev.firstline.intake.desk.Distributor;
import dev.firstline.intake.ticket.JournalPage;
import dev.firstline.intake.ticket.TicketJournal;
import dev.firstline.intake.ticket.TicketStanding;
import dev.firstline.intake.ticket.TicketStandings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Brings home to the tickets what the other services say of them, a batch by two statements (one more for a ticket that takes the language
 * of its words, and one that looks for rules of queues where a decision is heard): news of one ticket in a batch makes one change of it.
 * News of a ticket that is not here, or that comes too late, is passed over.
 */
@ApplicationScoped
class IntakeConsumer implements EventHandler {

    private static final Logger LOG = Logger.getLogger(IntakeConsumer.class);

    private final TicketStandings tickets;
    private final TicketJournal journal;
    private final Clock clock;
    private final OpeningAdmission admission;
    private final Distributor distributor;

    IntakeConsumer(
            TicketStandings tickets,
            TicketJournal journal,
            Clock clock,
            OpeningAdmission admission,
            Distributor distributor) {
        this.tickets = tickets;
        this.journal = journal;
        this.clock = clock;
        this.admission = admission;
        this.distributor = distributor;
    }

    @Override
    public String consumer() {
        return "intake.events";
    }

    @Override
    public void handle(List<EventEnvelope<?>> events) {
        admission.heard(events);
        var news = events.stream().flatMap(TicketNews::of).toList();
        if (news.isEmpty()) {
            return;
        }
        var known = tickets.forChange(
                news.stream().map(TicketNews::ticketId).distinct().toList());
        var page = new JournalPage();
        var now = clock.instant();
        for (var one : news) {
            var ticket = known.get(one.ticketId());
            // Within the platform's scope nothing else keeps one tenant's news from another tenant's ticket.
            if (ticket == null || !one.tenant().equals(ticket.tenant())) {
                LOG.warnf("News of ticket %s, which is not here, is passed over", one.ticketId());
            } else {
                one.effect()
                        .accept(new HeardTicket(
                                ticket, page, one.by(), one.traceparent(), () -> tickets.words(ticket), now));
            }
        }
        journal.write(page, known.values());
        distributor.distribute(decided(events, known));
    }

    /** The tickets of which a decision was heard. */
    private static Set<TicketStanding> decided(List<EventEnvelope<?>> events, Map<UUID, TicketStanding> known) {
        return events.stream()
                .flatMap(event -> event.data() instanceof DiagnosisEvent.Completed decision
                        ? Optional.ofNullable(known.get(decision.ticketId())).stream()
                        : Stream.empty())
                .collect(Collectors.toSet());
    }
}
