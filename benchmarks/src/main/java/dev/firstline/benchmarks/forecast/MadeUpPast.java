package dev.firstline.benchmarks.forecast;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tickets of ninety days as a desk might have had them, and as none has: every number below is made up. The same tickets each
 * time.
 */
final class MadeUpPast {

    static final Instant BEGIN = Instant.parse("2026-06-01T00:00:00Z");
    static final int DAYS = 90;

    private static final long SEED = 20_261_121;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final int DAY_BEGINS = 7;
    private static final int DAY_ENDS = 19;
    private static final double BY_DAY = 0.7;
    private static final double OFTEN_WAITS = 0.2;

    private final Random random = new Random(SEED);

    /**
     * How a severity goes: the medians of the first response and of the work until resolved.
     *
     * @param share how many of the tickets are of it
     */
    private record Severity(String name, double share, Duration response, Duration work) {}

    private static final List<Severity> SEVERITIES = List.of(
            new Severity("A", 0.15, Duration.ofMinutes(35), Duration.ofMinutes(200)),
            new Severity("B", 0.35, Duration.ofMinutes(80), Duration.ofHours(9)),
            new Severity("C", 0.50, Duration.ofMinutes(140), Duration.ofHours(26)));

    /**
     * A product family and how much longer its tickets take.
     *
     * @param name null for tickets of which nobody said
     */
    private record Product(@Nullable String name, double share, double factor) {}

    private static final List<Product> PRODUCTS = List.of(
            new Product("AZURE", 0.35, 1.0),
            new Product("MICROSOFT_365", 0.40, 0.8),
            new Product("DYNAMICS_365", 0.15, 1.7),
            new Product(null, 0.10, 1.1));

    /** That many, in the shape in which {@code POST /v1/sla/history} takes them. */
    static List<Map<String, Object>> tickets(int count) {
        var past = new MadeUpPast();
        return IntStream.range(0, count).mapToObj(any -> past.ticket()).toList();
    }

    private Map<String, Object> ticket() {
        var severity = severity();
        var product = product();
        var opened = opened();
        var local = opened.atZone(ZoneOffset.UTC);
        double slow = product.factor() * (local.getDayOfWeek() == DayOfWeek.MONDAY ? 1.5 : 1);
        // At night fewer people answer, and now and then nobody does until the morning.
        boolean night = isNight(local);
        var replied = opened.plus(time(severity.response(), night ? 1.6 * slow : slow, night ? 1.1 : 0.7));
        var events = new ArrayList<Map<String, Object>>();
        events.add(Map.of("at", replied.toString(), "kind", "REPLIED"));
        var at = replied;
        var work = time(severity.work(), slow, 0.9);
        if (random.nextDouble() < OFTEN_WAITS) {
            at = at.plus(work.dividedBy(2));
            events.add(moved(at, "WAITING_ON_CUSTOMER"));
            at = at.plus(time(Duration.ofHours(6), 1, 1.0));
            events.add(moved(at, "IN_PROGRESS"));
            work = work.dividedBy(2);
        }
        events.add(moved(at.plus(work), "RESOLVED"));
        var ticket = new LinkedHashMap<String, Object>();
        ticket.put("ticketId", new UUID(random.nextLong(), random.nextLong()));
        ticket.put("openedAt", opened.toString());
        ticket.put("type", "INCIDENT");
        ticket.put("severity", severity.name());
        ticket.put("language", "EN");
        if (product.name() != null) {
            ticket.put("productFamily", product.name());
        }
        ticket.put("events", events);
        return ticket;
    }

    /** Seven of ten by day, the others evenly over the 24 hours. */
    private Instant opened() {
        var day = BEGIN.plus(Duration.ofDays(random.nextInt(DAYS)));
        int second = random.nextDouble() < BY_DAY
                ? random.nextInt(DAY_BEGINS * 3600, DAY_ENDS * 3600)
                : random.nextInt(24 * 3600);
        return day.plusSeconds(second);
    }

    private static boolean isNight(ZonedDateTime local) {
        return local.getHour() < DAY_BEGINS || local.getHour() >= DAY_ENDS;
    }

    /** Log-normal: the median times the factor, and a tail that is the heavier the wider it is spread. */
    private Duration time(Duration median, double factor, double spread) {
        double seconds = median.toSeconds() * factor * Math.exp(spread * random.nextGaussian());
        var time = Duration.ofSeconds(
                (long) Math.min(seconds, Duration.ofDays(DAYS).toSeconds()));
        return time.compareTo(SHORTEST) < 0 ? SHORTEST : time;
    }

    private Severity severity() {
        double drawn = random.nextDouble();
        for (var severity : SEVERITIES) {
            drawn -= severity.share();
            if (drawn < 0) {
                return severity;
            }
        }
        return SEVERITIES.getLast();
    }

    private Product product() {
        double drawn = random.nextDouble();
        for (var product : PRODUCTS) {
            drawn -= product.share();
            if (drawn < 0) {
                return product;
            }
        }
        return PRODUCTS.getLast();
    }

    private static Map<String, Object> moved(Instant at, String status) {
        return Map.of("at", at.toString(), "kind", "STATUS_CHANGED", "status", status);
    }
}
