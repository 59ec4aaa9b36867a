package dev.firstline.chassis.quota;

import dev.firstline.chassis.quota.TenantRates.Standing;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The fields of draft-ietf-httpapi-ratelimit-headers-10: which policies hold, and what is left of each. */
public final class RateHeaders {

    /** The policies. */
    public static final String POLICY = "RateLimit-Policy";

    /** What is left. */
    public static final String LIMIT = "RateLimit";

    private RateHeaders() {}

    /** {@code "requests";q=15000;w=30}: so many units in so many seconds. */
    public static String policy(List<Standing> standings) {
        return standings.stream()
                .map(standing -> "\"%s\";q=%d;w=%d"
                        .formatted(
                                standing.policy(),
                                standing.rate().burst(),
                                Math.max(
                                        1,
                                        Math.round(standing.rate().burst()
                                                / standing.rate().perSecond()))))
                .collect(Collectors.joining(", "));
    }

    /** {@code "requests";r=14999;t=1}: so many are left, and the budget is whole again in so many seconds. */
    public static String limit(List<Standing> standings) {
        return standings.stream()
                .map(standing ->
                        "\"%s\";r=%d;t=%d".formatted(standing.policy(), standing.left(), seconds(standing.whole())))
                .collect(Collectors.joining(", "));
    }

    /** Whole seconds, rounded up: who comes back then is not refused again. */
    public static long seconds(Duration duration) {
        return duration.plusNanos(999_999_999).toSeconds();
    }
}
