package dev.firstline.notification;

import dev.firstline.devstack.metrics.MetricsContract;
import dev.firstline.notification.fixture.Stack;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@Stack
class MetricsTest extends MetricsContract {

    MetricsTest() {
        super(
                "notification",
                "notification.events",
                "firstline_webhook_secrets_renewed",
                "firstline_webhook_secrets_unreadable",
                "firstline_subscriptions_disabled{reason=\"FAILING\"",
                "firstline_subscriptions_disabled{reason=\"GONE\"",
                "firstline_delivery_attempt_seconds_count{channel=\"EMAIL\",outcome=\"Again\"",
                "firstline_delivery_attempt_seconds_count{channel=\"EMAIL\",outcome=\"Delivered\"",
                "firstline_delivery_attempt_seconds_count{channel=\"EMAIL\",outcome=\"GivenUp\"",
                "firstline_delivery_attempt_seconds_count{channel=\"WEBHOOK\",outcome=\"Again\"",
                "firstline_delivery_attempt_seconds_count{channel=\"WEBHOOK\",outcome=\"Delivered\"",
                "firstline_delivery_attempt_seconds_count{channel=\"WEBHOOK\",outcome=\"GivenUp\"");
    }
}
