package dev.firstline.chassis.quota;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Refuses the one thing too many. Counting for each new one would cost what making it costs, so a count is remembered for a while and
 * raised by what this copy makes; it is counted anew before anything is refused. Several copies, and requests at the same moment, may
 * go beyond a limit by as many as they make within that while.
 */
@Singleton
public final class Stocks {

    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    private static final Duration COME_BACK = Duration.ofHours(1);
    private static final int MOST = 20_000;

    private record Key(Stock stock, String tenant) {}

    private final Limits limits;
    private final Refusals refusals;
    private final Cache<Key, AtomicLong> counts =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

    Stocks(Limits limits, Refusals refusals) {
        this.refusals = refusals;
        this.limits = limits;
    }

    /** How many a tenant may have. */
    public long most(Stock stock, String tenant) {
        return Math.round(stock.most(limits.settings().owned()) * limits.factor(tenant));
    }

    /**
     * Takes note that one more is made.
     *
     * @param count how many there are, asked within the open transaction; it need not count beyond {@link #most}
     * @throws Problem 429 when the tenant has as many as it may
     */
    public void oneMore(Stock stock, String tenant, LongSupplier count) {
        var key = new Key(stock, tenant);
        long most = most(stock, tenant);
        var known = counts.getIfPresent(key);
        if (known == null || known.incrementAndGet() > most) {
            long exact = count.getAsLong();
            counts.put(key, new AtomicLong(exact + 1));
            if (exact >= most) {
                throw refused(stock, most);
            }
        }
    }

    /**
     * Takes note that so many were made.
     *
     * @param count how many there are by now; it need not count beyond one more than {@link #most}
     * @throws Problem 429 when the tenant has more than it may
     */
    public void made(Stock stock, String tenant, int number, LongSupplier count) {
        var key = new Key(stock, tenant);
        long most = most(stock, tenant);
        var known = counts.getIfPresent(key);
        if (known == null || known.addAndGet(number) > most) {
            long exact = count.getAsLong();
            counts.put(key, new AtomicLong(exact));
            if (exact > most) {
                throw refused(stock, most);
            }
        }
    }

    private Problem refused(Stock stock, long most) {
        return refusals.refused(
                        ProblemType.QUOTA_EXCEEDED,
                        List.of(stock.policy()),
                        "This tenant has %d %s, and may have no more; remove what is not needed, or ask the operator for more."
                                .formatted(most, stock.label()))
                .retryAfter(COME_BACK)
                .with("limit", most);
    }
}
