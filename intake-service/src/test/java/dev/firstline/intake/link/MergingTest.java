package dev.firstline.intake.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.intake.lifecycle.LifeCycle;
import dev.firstline.intake.link.Merging.Reason;
import dev.firstline.intake.link.Merging.Side;
import dev.firstline.intake.link.Merging.Verdict;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MergingTest {

    private static final TenantPath TENANT = new TenantPath("contoso");
    private static final UUID CUSTOMER = new UUID(0, 9);
    private static final UUID SOURCE = new UUID(0, 1);
    private static final UUID TARGET = new UUID(0, 2);
    private static final UUID THIRD = new UUID(0, 3);

    @ParameterizedTest
    @EnumSource(TicketStatus.class)
    void theSourceEndsByOneLegalMoveWhereverItStands(TicketStatus status) {
        switch (Merging.of(side(SOURCE, status, null), side(TARGET, TicketStatus.NEW, null))) {
            case Verdict.Ends(TicketStatus as) -> {
                assertThat(as.isFinal()).isTrue();
                assertThat(LifeCycle.allows(status, as)).isTrue();
            }
            case Verdict.Refused(Reason why) -> {
                assertThat(status.isFinal()).isTrue();
                assertThat(why).isEqualTo(Reason.SOURCE_ENDED);
            }
            case Verdict.Done _ -> throw new AssertionError("nothing was merged");
        }
    }

    @Test
    void whatIsSolvedIsClosedRatherThanOpenedAgainToBeCanceled() {
        assertThat(Merging.of(side(SOURCE, TicketStatus.RESOLVED, null), side(TARGET, TicketStatus.NEW, null)))
                .isEqualTo(new Verdict.Ends(TicketStatus.CLOSED));
    }

    @Test
    void whatIsMergedAlreadyIsDoneAlsoWhenTheOtherWentOnToAThird() {
        assertThat(Merging.of(side(SOURCE, TicketStatus.CANCELED, TARGET), side(TARGET, TicketStatus.NEW, null)))
                .isEqualTo(new Verdict.Done());
        assertThat(Merging.of(side(SOURCE, TicketStatus.CANCELED, THIRD), side(TARGET, TicketStatus.CANCELED, THIRD)))
                .isEqualTo(new Verdict.Done());
        assertThat(Merging.of(side(SOURCE, TicketStatus.CANCELED, THIRD), side(TARGET, TicketStatus.NEW, null)))
                .isEqualTo(new Verdict.Refused(Reason.SOURCE_MERGED));
    }

    @Test
    void nothingIsMergedBack() {
        assertThat(Merging.of(side(TARGET, TicketStatus.NEW, null), side(SOURCE, TicketStatus.CANCELED, TARGET)))
                .isEqualTo(new Verdict.Refused(Reason.TARGET_MERGED));
        assertThat(Merging.of(side(SOURCE, TicketStatus.NEW, null), side(SOURCE, TicketStatus.NEW, null)))
                .isEqualTo(new Verdict.Refused(Reason.ITSELF));
    }

    @Test
    void onlyTicketsOfOneCustomerInOneTenantAreMerged() {
        var source = side(SOURCE, TicketStatus.NEW, null);
        assertThat(Merging.of(source, new Side(TARGET, TENANT, new UUID(0, 8), TicketStatus.NEW, null, false)))
                .isEqualTo(new Verdict.Refused(Reason.OTHER_CUSTOMER));
        assertThat(Merging.of(
                        source, new Side(TARGET, new TenantPath("contoso/x"), CUSTOMER, TicketStatus.NEW, null, false)))
                .isEqualTo(new Verdict.Refused(Reason.OTHER_CUSTOMER));
    }

    @Test
    void whatAVendorWorksOnDoesNotEndAndWhatHasEndedTakesNothing() {
        var atVendor = new Side(SOURCE, TENANT, CUSTOMER, TicketStatus.WAITING_ON_VENDOR, null, true);
        var target = side(TARGET, TicketStatus.IN_PROGRESS, null);
        assertThat(Merging.of(atVendor, target)).isEqualTo(new Verdict.Refused(Reason.SOURCE_AT_VENDOR));
        assertThat(Merging.of(target, atVendor)).isEqualTo(new Verdict.Ends(TicketStatus.CANCELED));
        assertThat(Merging.of(target, side(SOURCE, TicketStatus.CLOSED, null)))
                .isEqualTo(new Verdict.Refused(Reason.TARGET_ENDED));
    }

    private static Side side(UUID id, TicketStatus status, @Nullable UUID into) {
        return new Side(id, TENANT, CUSTOMER, status, into, false);
    }
}
