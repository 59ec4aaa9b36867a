package dev.firstline.chassis.ops;

import static dev.firstline.chassis.fixture.Tickets.fact;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.fixture.Stack;
import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.devstack.platform.Readiness;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the libraries tell, and rules, boards and the launcher read. */
@Stack
class PartsMetricsTest {

    private static final TenantPath CONTOSO = new TenantPath("contoso");

    @Inject
    Transactions transactions;

    @Inject
    Outbox outbox;

    @Test
    void theTimeOfRequestsIsAHistogramOfFewBuckets() {
        get("/v1/nothing-here");

        var bounds = Pattern.compile("http_server_requests_seconds_bucket\\{[^}]*le=\"([^\"]+)\"")
                .matcher(get("/q/metrics").asString())
                .results()
                .map(bucket -> bucket.group(1))
                .collect(Collectors.toSet());

        assertThat(bounds)
                .containsExactlyInAnyOrder("0.025", "0.05", "0.1", "0.25", "0.5", "1.0", "2.5", "10.0", "+Inf");
    }

    @Test
    void thePoolTellsWhatIsFreeAndWhatWaits() {
        assertThat(get("/q/metrics").asString())
                .contains("agroal_available_count", "agroal_awaiting_count", "agroal_active_count");
    }

    @Test
    void howFarBehindItsTopicsTheServiceIsCanBeReadFromKafkasMetrics() {
        var service = URI.create("http://localhost:" + RestAssured.port);
        transactions.inTenant(CONTOSO, () -> outbox.publish(CONTOSO, fact(Ids.next(), 1)));

        await().untilAsserted(() ->
                assertThat(new Readiness().lag(service)).as("of %s", lags()).isPresent());
        assertThat(get("/q/metrics").asString()).contains("kafka_consumer_fetch_manager_records_lag_max");
    }

    private static List<String> lags() {
        return get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.contains("lag"))
                .toList();
    }
}
