package dev.firstline.intake.communication;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.quota.Refusals;
import dev.firstline.intake.ticket.Ticket;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * How much can be said on one ticket. Two programs that answer each other's mails would go on for ever, and all that reads
 * the ticket's story with them.
 */
@ApplicationScoped
class Bounds {

    private static final Logger LOG = Logger.getLogger(Bounds.class);
    private static final String FULL = "full";
    private static final String PACE = "pace";
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final CommunicationRepository communications;
    private final MeterRegistry metrics;
    private final Refusals limits;
    private final int most;
    private final int mostInAMinute;

    Bounds(
            CommunicationRepository communications,
            MeterRegistry metrics,
            Refusals limits,
            @ConfigProperty(name = "firstline.communications.per-ticket", defaultValue = "5000") int most,
            @ConfigProperty(name = "firstline.communications.per-ticket-and-minute", defaultValue = "60")
                    int mostInAMinute) {
        this.communications = communications;
        this.metrics = metrics;
        this.limits = limits;
        this.most = most;
        this.mostInAMinute = mostInAMinute;
    }

    void register(@Observes StartupEvent event) {
        refusals(FULL);
        refusals(PACE);
    }

    /**
     * Whether one more can be added to the ticket, which is locked.
     *
     * @throws Problem 409 when it has as many as it may have, 429 when they came too quickly
     */
    void require(Ticket ticket, Instant now) {
        if (ticket.communications(() -> communications.count(ticket.id())) >= most) {
            refused(ticket.id(), FULL);
            throw Problem.conflict("The ticket has " + most
                    + " communications, the most that one may have; end it and open a new one that names it.");
        }
        communications
                .writtenAt(ticket.id(), mostInAMinute)
                .map(written -> Duration.between(now, written.plus(WINDOW)))
                .filter(Duration::isPositive)
                .ifPresent(wait -> {
                    refused(ticket.id(), PACE);
                    throw limits.tooMuch(
                                    List.of("communications"),
                                    "The ticket got " + mostInAMinute + " communications within a minute, the most that"
                                            + " one may get; look whether two programs answer each other, and send this one"
                                            + " again later (Retry-After).")
                            .retryAfter(wait);
                });
    }

    private void refused(UUID ticketId, String reason) {
        refusals(reason).increment();
        LOG.infof("A communication on ticket %s was refused: %s", ticketId, reason);
    }

    private Counter refusals(String reason) {
        return metrics.counter("firstline.communications.refused", "reason", reason);
    }
}
