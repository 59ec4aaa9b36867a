package dev.firstline.devstack.metrics;

import io.restassured.RestAssured;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the metrics of every service have to be. A service's test extends it. Every counter is there from the start of the service: of
 * one that is born with its first increment, Prometheus never sees that it grew.
 */
public abstract class MetricsContract {

    private static final List<String> CAUSES = List.of("HEADERS", "TYPE", "BODY", "HANDLER", "WAITS");

    private static final List<String> LIMITS = List.of(
            "requests",
            "requests-tree",
            "imports",
            "imports-tree",
            "in-progress",
            "large",
            "costly",
            "body.unfinished",
            "body.share",
            "files",
            "streams.person",
            "streams.tenant",
            "communications",
            "mails.address",
            "mails.tenant",
            "owned.subscriptions",
            "owned.calendars",
            "owned.policies",
            "owned.customers",
            "owned.contacts",
            "owned.entitlements",
            "owned.access",
            "owned.views",
            "owned.health-connections");

    private static final List<String> KEY_USES = List.of(
            "cursor",
            "webhook-secret",
            "page-session",
            "email-consent",
            "email-retraction",
            "email-address",
            "attachment-link",
            "vendor-credential");

    private final String service;
    private final List<String> series;

    /**
     * @param service as the page names it, such as {@code sla}
     * @param consumer under which it hears events
     * @param series of its own that are there from the start, as Prometheus writes them, each up to where its value or further labels begin
     */
    protected MetricsContract(String service, String consumer, String... series) {
        this.service = service;
        this.series = Stream.of(
                        CAUSES.stream()
                                .map(cause -> "firstline_inbox_dead_letters_total{cause=\"" + cause + "\",consumer=\""
                                        + consumer + "\"}"),
                        LIMITS.stream().map(limit -> "firstline_limit_refused_total{limit=\"" + limit + "\"}"),
                        KEY_USES.stream().map(use -> "firstline_secret_old_uses_total{use=\"" + use + "\"}"),
                        Stream.of("firstline_inbox_unknown_types_total{consumer=\"" + consumer + "\",type=\"other\"}"),
                        Stream.of("agroal_available_count", "agroal_awaiting_count", "firstline_live 1.0"),
                        Stream.of(series))
                .flatMap(each -> each)
                .toList();
    }

    @Test
    void everyMetricIsOnThePageAndTheOtherWayRound() {
        var served = MetricsPage.served(metrics());
        var told = MetricsPage.read().ofService(service);
        var untold = new TreeSet<>(served);
        untold.removeAll(told);
        var absent = new TreeSet<>(told);
        absent.removeAll(served);
        if (!untold.isEmpty() || !absent.isEmpty()) {
            throw new AssertionError("not in docs/metrics.md: " + untold + "; not served: " + absent);
        }
    }

    @Test
    void everySeriesIsThereFromTheStart() {
        var lines = metrics().lines().toList();
        var absent = series.stream()
                .filter(wanted -> lines.stream().noneMatch(line -> line.startsWith(wanted)))
                .toList();
        if (!absent.isEmpty()) {
            throw new AssertionError("not there: " + absent);
        }
    }

    private static String metrics() {
        return RestAssured.get("/q/metrics").asString();
    }
}
