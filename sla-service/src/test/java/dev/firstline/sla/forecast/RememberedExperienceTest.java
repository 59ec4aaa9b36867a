package dev.firstline.sla.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.sla.forecast.model.Experience;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RememberedExperienceTest {

    private static final Scope CONTOSO = new Scope.Tenant(new TenantPath("contoso"));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
    private final RememberedExperience remembered =
            new RememberedExperience(((InstantSource) now::get).withZone(ZoneOffset.UTC));
    private int learnt;

    @Test
    void aMinuteLongNothingIsLearntAgain() {
        ask(CONTOSO);
        passes(Duration.ofSeconds(59));
        ask(CONTOSO);
        assertThat(learnt).isEqualTo(1);
        passes(Duration.ofSeconds(1));
        ask(CONTOSO);
        assertThat(learnt).isEqualTo(2);
    }

    @Test
    void eachScopeHasItsOwn() {
        ask(CONTOSO);
        ask(new Scope.Tenant(new TenantPath("contoso/northwind")));
        ask(new Scope.Platform());
        assertThat(learnt).isEqualTo(3);
    }

    @Test
    void anyNumberOfScopesTakesNoMoreThanSoMuch() {
        for (int i = 0; i <= RememberedExperience.MOST; i++) {
            ask(new Scope.Tenant(new TenantPath("t" + i)));
        }
        learnt = 0;
        ask(new Scope.Tenant(new TenantPath("t" + RememberedExperience.MOST)));
        assertThat(learnt).isZero();
        ask(new Scope.Tenant(new TenantPath("t0")));
        assertThat(learnt).isEqualTo(1);
    }

    @Test
    void whatCouldNotBeLearntIsLearntByTheNext() {
        assertThatThrownBy(() -> remembered.of(CONTOSO, () -> {
                    throw new IllegalStateException("the database is away");
                }))
                .hasMessage("the database is away");
        ask(CONTOSO);
        assertThat(learnt).isEqualTo(1);
    }

    private void ask(Scope scope) {
        remembered.of(scope, () -> {
            learnt++;
            return new Experience();
        });
    }

    private void passes(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }
}
