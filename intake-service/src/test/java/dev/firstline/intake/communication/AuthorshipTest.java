package dev.firstline.intake.communication;

import static dev.firstline.contracts.ticket.CommunicationDirection.INBOUND;
import static dev.firstline.contracts.ticket.CommunicationDirection.OUTBOUND;
import static dev.firstline.intake.communication.Authorship.Contradiction.AGENT_INBOUND;
import static dev.firstline.intake.communication.Authorship.Contradiction.CUSTOMER_OUTBOUND;
import static dev.firstline.intake.communication.Authorship.Contradiction.SYSTEM_NOT_AUTOMATIC;
import static dev.firstline.intake.communication.WriterRole.AGENT;
import static dev.firstline.intake.communication.WriterRole.CUSTOMER;
import static dev.firstline.intake.communication.WriterRole.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuthorshipTest {

    @Test
    void aMachineWroteWhatIsSaidToBeAutomaticOrASystemsOwn() {
        assertThat(Authorship.isAutomatic(true, null)).isTrue();
        assertThat(Authorship.isAutomatic(true, CUSTOMER))
                .as("the customer's note of absence")
                .isTrue();
        assertThat(Authorship.isAutomatic(null, SYSTEM)).isTrue();
        assertThat(Authorship.isAutomatic(null, CUSTOMER)).isFalse();
        assertThat(Authorship.isAutomatic(null, null)).isFalse();
        assertThat(Authorship.isAutomatic(false, AGENT)).isFalse();
    }

    @Test
    void whoWroteAndWhichWayItWentBelongTogether() {
        assertThat(Authorship.contradiction(OUTBOUND, null, CUSTOMER)).contains(CUSTOMER_OUTBOUND);
        assertThat(Authorship.contradiction(INBOUND, null, AGENT)).contains(AGENT_INBOUND);
        assertThat(Authorship.contradiction(INBOUND, false, SYSTEM)).contains(SYSTEM_NOT_AUTOMATIC);
        assertThat(Authorship.contradiction(INBOUND, true, CUSTOMER)).isEmpty();
        assertThat(Authorship.contradiction(OUTBOUND, null, AGENT)).isEmpty();
        assertThat(Authorship.contradiction(OUTBOUND, null, SYSTEM)).isEmpty();
        assertThat(Authorship.contradiction(INBOUND, true, SYSTEM)).isEmpty();
        assertThat(Authorship.contradiction(OUTBOUND, true, null)).isEmpty();
    }
}
