package dev.firstline.intake.attachment;

import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.intake.attachment.ScanJobs.Job;
import dev.firstline.intake.attachment.VirusScanner.Verdict;
import dev.firstline.intake.ticket.TicketRepository;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Set;
import org.jboss.logging.Logger;

/** Has the attachments scanned whose turn it is. Nothing outside is waited for within a transaction. */
@Startup
@ApplicationScoped
class Scanning {

    private static final Logger LOG = Logger.getLogger(Scanning.class);

    private final ScanJobs jobs;
    private final AttachmentStore store;
    private final AttachmentRepository repository;
    private final Attachments attachments;
    private final TicketRepository tickets;
    private final Transactions transactions;
    private final Counter infected;

    Scanning(
            ScanJobs jobs,
            AttachmentStore store,
            AttachmentRepository repository,
            Attachments attachments,
            TicketRepository tickets,
            Transactions transactions,
            MeterRegistry metrics) {
        this.jobs = jobs;
        this.store = store;
        this.repository = repository;
        this.attachments = attachments;
        this.tickets = tickets;
        this.transactions = transactions;
        this.infected = Counter.builder("firstline.attachments.infected")
                .description("Attachments in which the scanner found something")
                .register(metrics);
    }

    /** What a turn came to. */
    enum Turn {
        DONE,
        /** The scanner said nothing. */
        IN_VAIN,
        NOTHING
    }

    /** Scans the one that has waited longest. */
    Turn turn(VirusScanner scanner) {
        var job = jobs.take().orElse(null);
        if (job == null) {
            return Turn.NOTHING;
        }
        try {
            var file = store.file(job.id());
            if (file.isEmpty()) {
                LOG.errorf("The content of attachment %s is not there", job.id());
                jobs.again(job);
                return Turn.DONE;
            }
            take(job, scanner.scan(file.get()));
            return Turn.DONE;
        } catch (IOException e) {
            LOG.warnf("Attachment %s could not be scanned and is again later: %s", job.id(), e.getMessage());
            jobs.again(job);
            return Turn.IN_VAIN;
        }
    }

    private void take(Job job, Verdict verdict) throws IOException {
        boolean isInfected = verdict instanceof Verdict.Infected;
        transactions.asPlatform(() -> {
            var ticket = tickets.forChange(Set.of(job.ticketId())).get(job.ticketId());
            var attachment = repository.findById(job.id());
            // It may have been removed meanwhile, or another copy was quicker.
            if (ticket != null && attachment != null && attachment.scan() == ScanState.PENDING) {
                attachments.scanned(ticket, attachment, isInfected ? ScanState.INFECTED : ScanState.CLEAN);
            }
        });
        if (verdict instanceof Verdict.Infected(String signature)) {
            infected.increment();
            LOG.warnf("Attachment %s of ticket %s is infected: %s", job.id(), job.ticketId(), signature);
            store.delete(job.id());
        }
    }
}
