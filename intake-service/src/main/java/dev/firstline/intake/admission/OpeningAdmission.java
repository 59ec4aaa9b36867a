package dev.firstline.intake.admission;

import dev.firstline.chassis.quota.Limits;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.intake.admission.Acceptance.Verdict;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Whether new tickets are accepted now: {@link Acceptance}, with the events that this copy hears and the clocks of the machine. What is no opening
 * is not asked about: words, answers and status of tickets that are there come before new ones.
 */
@Startup
@ApplicationScoped
public class OpeningAdmission {

    private static final long SPARE = 32;
    private static final long FLASH = 150;
    private static final Duration PATIENCE = Duration.ofMillis(300);

    /** Each keeps a worker thread while it waits. */
    private static final int MOST_WAITING = 32;

    private final AdmissionSettings settings;
    private final OpeningRefusals refusals;
    private final Acceptance acceptance;
    private final AnswerDelays delays = new AnswerDelays();
    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    /** The machine's clock and not the database's: it is the one by which the ids of tickets are made. */
    private final Clock clock = Clock.systemUTC();

    OpeningAdmission(AdmissionSettings settings, Limits limits, OpeningRefusals refusals) {
        this.settings = settings;
        this.refusals = refusals;
        this.acceptance = new Acceptance(
                new Bounds(settings.lag(), settings.floor(), SPARE, FLASH, PATIENCE),
                limits.settings().tree(),
                limits::factor,
                System.nanoTime());
        refusals.show(this::lagSeconds, this::limit);
    }

    /** Learns from events how long tickets wait for their answers. */
    public void heard(List<EventEnvelope<?>> events) {
        var now = clock.instant();
        synchronized (delays) {
            for (var event : events) {
                delays.of(event, now)
                        .ifPresent(answer -> acceptance.heard(
                                answer.stage(),
                                answer.delay().toNanos(),
                                answer.heard().toNanos(),
                                System.nanoTime()));
            }
        }
    }

    /** The same as {@link #ask(TenantPath, List)} for one ticket. */
    public Permit ask(TenantPath filer, Severity severity) {
        return ask(filer, List.of(severity)).getFirst();
    }

    /**
     * Asks to open tickets, severity A first, and waits a moment if that helps: so never within a transaction. What was opened then is told
     * ({@link #opened}): a repeated request opens nothing, and does not count.
     *
     * @param filer the tenant whose token files them
     * @return in the order of the question
     */
    public List<Permit> ask(TenantPath filer, List<Severity> severities) {
        if (!settings.limited()) {
            return severities.stream().map(each -> Permit.GIVEN).toList();
        }
        boolean mayWait = waiting.tryAcquire();
        try {
            var verdict = acceptance.ask(
                    filer.value(), severities.stream().map(Severity.A::equals).toList(), mayWait, System.nanoTime());
            hold(verdict);
            return permits(verdict);
        } finally {
            if (mayWait) {
                waiting.release();
            }
        }
    }

    /** So many tickets were opened, by whoever asked before. */
    public void opened(int number) {
        acceptance.opened(number, System.nanoTime());
    }

    private List<Permit> permits(Verdict verdict) {
        int refused = (int) verdict.accepted().stream().filter(each -> !each).count();
        if (refused == 0) {
            return verdict.accepted().stream().map(each -> Permit.GIVEN).toList();
        }
        refusals.tell(verdict);
        return IntStream.range(0, verdict.accepted().size())
                .mapToObj(i -> verdict.accepted().get(i) ? Permit.GIVEN : refusals.permit(verdict))
                .toList();
    }

    private static void hold(Verdict verdict) {
        if (verdict.delay() > 0) {
            try {
                TimeUnit.NANOSECONDS.sleep(verdict.delay());
            } catch (InterruptedException e) {
                // The service stops: what it has accepted it opens.
                Thread.currentThread().interrupt();
            }
        }
    }

    private double lagSeconds() {
        return acceptance.lagSeconds(System.nanoTime());
    }

    private double limit() {
        return acceptance.limit(System.nanoTime());
    }
}
