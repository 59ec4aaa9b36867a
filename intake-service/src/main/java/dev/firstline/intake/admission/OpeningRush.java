package dev.firstline.intake.admission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Whether this copy opens more tickets than all services together can follow. It is a matter of minutes then, and what can wait, such as
 * the writing of what is searched, leaves the processors and the disk to the openings.
 */
@ApplicationScoped
public class OpeningRush {

    /** Several times what the services behind intake take on two processors; below it nothing has to wait. */
    static final int TICKETS_PER_SECOND = 500;

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final AcceptedHistory opened = new AcceptedHistory();
    private final LongSupplier nanoTime;

    @Inject
    OpeningRush() {
        this(System::nanoTime);
    }

    /** @param nanoTime of {@link System#nanoTime()}'s kind */
    OpeningRush(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** That so many tickets are opened now. */
    public synchronized void opened(int tickets) {
        opened.add(tickets, nanoTime.getAsLong());
    }

    /** Whether more than {@value #TICKETS_PER_SECOND} were opened within the last second. */
    public synchronized boolean isOn() {
        long now = nanoTime.getAsLong();
        return opened.between(now - SECOND, now) > TICKETS_PER_SECOND;
    }
}
