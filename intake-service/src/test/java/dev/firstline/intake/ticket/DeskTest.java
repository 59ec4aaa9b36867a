package dev.firstline.intake.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.contracts.TenantPath;
import org.junit.jupiter.api.Test;

class DeskTest {

    private static final Scope PARTNER = new Scope.Tenant(new TenantPath("contoso"));
    private static final Scope BELOW = new Scope.Tenant(new TenantPath("contoso/fabrikam"));
    private static final Desk DANAS_IN_MAIL = new Desk("mail", "contoso", "dana", "Dana Reis", "contoso");

    @Test
    void whoReadsBelowIsToldNeitherOwnerNorQueueOfATenantAbove() {
        assertThat(DANAS_IN_MAIL.queueFor(PARTNER)).isEqualTo("mail");
        assertThat(DANAS_IN_MAIL.ownerFor(PARTNER)).isEqualTo(new Owner("dana", "Dana Reis"));
        assertThat(DANAS_IN_MAIL.queueFor(BELOW)).isNull();
        assertThat(DANAS_IN_MAIL.ownerFor(BELOW)).isNull();
        assertThat(DANAS_IN_MAIL.isOwnedAbove(BELOW)).isTrue();
        assertThat(DANAS_IN_MAIL.isQueuedAbove(BELOW)).isTrue();
        assertThat(DANAS_IN_MAIL.isOwnedAbove(PARTNER)).isFalse();
        assertThat(Desk.NOBODY.isOwnedAbove(BELOW)).isFalse();
        assertThat(Desk.NOBODY.isQueuedAbove(BELOW)).isFalse();
        assertThat(Desk.NOBODY.queueFor(BELOW)).isNull();
    }

    @Test
    void aMergeGivesWhatIsMissingAndTakesNothingAway() {
        var queued = Desk.NOBODY.in("print", "contoso/fabrikam");
        var owned = Desk.NOBODY.of("ed", null, "contoso/fabrikam");

        assertThat(Desk.NOBODY.absorbing(DANAS_IN_MAIL)).isEqualTo(DANAS_IN_MAIL);
        assertThat(DANAS_IN_MAIL.absorbing(queued)).isEqualTo(DANAS_IN_MAIL);
        assertThat(queued.absorbing(DANAS_IN_MAIL))
                .isEqualTo(new Desk("print", "contoso/fabrikam", "dana", "Dana Reis", "contoso"));
        assertThat(owned.absorbing(DANAS_IN_MAIL))
                .isEqualTo(new Desk("mail", "contoso", "ed", null, "contoso/fabrikam"));
        assertThat(DANAS_IN_MAIL.absorbing(Desk.NOBODY)).isEqualTo(DANAS_IN_MAIL);
    }
}
