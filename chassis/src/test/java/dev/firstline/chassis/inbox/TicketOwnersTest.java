package dev.firstline.chassis.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firstline.contracts.TenantPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The wall between tenants where row level security does not stand. */
class TicketOwnersTest {

    private static final TenantPath CONTOSO = new TenantPath("contoso");
    private static final TenantPath FABRIKAM = new TenantPath("fabrikam");
    private static final UUID FIRST = new UUID(1, 1);
    private static final UUID SECOND = new UUID(1, 2);

    private record Spoken(UUID ticketId, TenantPath tenant) {}

    private static TicketOwners owners(Spoken... events) {
        return TicketOwners.of(List.of(events), Spoken::ticketId, Spoken::tenant);
    }

    @Test
    void eachTicketHasTheTenantInWhoseNameItIsSpokenOf() {
        var owners = owners(new Spoken(SECOND, FABRIKAM), new Spoken(FIRST, CONTOSO), new Spoken(SECOND, FABRIKAM));

        assertThat(owners.byTicket()).containsOnly(Map.entry(FIRST, CONTOSO), Map.entry(SECOND, FABRIKAM));
    }

    @Test
    void oneTicketInTheNameOfTwoTenantsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> owners(new Spoken(FIRST, CONTOSO), new Spoken(FIRST, FABRIKAM)));
    }

    @Test
    void aTenantBelowIsAnotherTenant() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> owners(new Spoken(FIRST, CONTOSO), new Spoken(FIRST, new TenantPath("contoso/north"))));
    }

    @Test
    void whoSpeaksOfAnothersTicketIsRefused() {
        var owners = owners(new Spoken(FIRST, CONTOSO), new Spoken(SECOND, CONTOSO));

        assertThatIllegalArgumentException().isThrownBy(() -> owners.mustOwn(Map.of(FIRST, CONTOSO, SECOND, FABRIKAM)));
    }

    @Test
    void ofATicketThatIsNotStoredNobodyKnows() {
        assertThatCode(() -> owners(new Spoken(FIRST, CONTOSO)).mustOwn(Map.of(SECOND, FABRIKAM)))
                .doesNotThrowAnyException();
    }
}
