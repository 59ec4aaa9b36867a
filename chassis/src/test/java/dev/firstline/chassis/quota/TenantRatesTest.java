package dev.firstline.chassis.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.quota.TenantRates.Standing;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TenantRatesTest {

    private static final long SECOND = 1_000_000_000L;

    private final TenantRates rates =
            new TenantRates("requests", new Rate(1, 10), 3, tenant -> tenant.equals("large") ? 5 : 1);

    @Test
    void aTenantUsesItsOwnBudgetAndANeighbourKeepsAnother() {
        assertThat(passed("contoso", 20, 0)).isEqualTo(10);
        assertThat(passed("fabrikam", 20, 0)).isEqualTo(10);
        assertThat(passed("contoso", 20, 3 * SECOND)).isEqualTo(3);
    }

    @Test
    void aTreeHasNoMoreByHavingManyTenants() {
        long passed = 0;
        for (int i = 0; i < 10; i++) {
            passed += passed("contoso/r" + i, 10, 0);
        }

        assertThat(passed).isEqualTo(30);
        // What the tree refuses is not taken from the tenant: once the tree has some again, the tenant has all of its
        // own.
        assertThat(rates.standing("contoso/r9", 0)).map(Standing::left).hasValue(10L);
        assertThat(passed("contoso/r9", 20, 10 * SECOND)).isEqualTo(10);
        assertThat(passed("fabrikam/r1", 10, 0)).isEqualTo(10);
    }

    @Test
    void aFactorMakesATenantsBudgetLarger() {
        assertThat(passed("large", 100, 0)).isEqualTo(50);
    }

    @Test
    void headersNameThePoliciesWithWhatIsLeft() {
        var verdict = rates.take("contoso/r1", 0);

        assertThat(RateHeaders.policy(verdict.policies()))
                .isEqualTo("\"requests\";q=10;w=10, \"requests-tree\";q=30;w=10");
        assertThat(RateHeaders.limit(verdict.policies())).isEqualTo("\"requests\";r=9;t=1, \"requests-tree\";r=29;t=1");
        assertThat(RateHeaders.seconds(Duration.ofMillis(1))).isEqualTo(1);
    }

    private long passed(String tenant, int asked, long now) {
        long passed = 0;
        for (int i = 0; i < asked; i++) {
            passed += rates.take(tenant, now).passed() ? 1 : 0;
        }
        return passed;
    }
}
