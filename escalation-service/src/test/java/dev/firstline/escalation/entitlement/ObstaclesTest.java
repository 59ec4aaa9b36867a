package dev.firstline.escalation.entitlement;

import static dev.firstline.escalation.SupportRequests.TODAY;
import static dev.firstline.escalation.SupportRequests.commercial;
import static dev.firstline.escalation.SupportRequests.contract;
import static dev.firstline.escalation.SupportRequests.ofOwnTenant;
import static dev.firstline.escalation.SupportRequests.partner;
import static dev.firstline.escalation.SupportRequests.technical;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.escalation.BlockReason;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.escalation.entitlement.OnPremisesRelease.Generation;
import dev.firstline.escalation.entitlement.Remedy.Step;
import dev.firstline.escalation.partner.PartnerProfile;
import dev.firstline.escalation.partner.PartnerType;
import dev.firstline.escalation.request.SupportRequest;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObstaclesTest {

    private static final PartnerProfile PARTNER = partner(PartnerType.DIRECT_BILL);

    private static List<Obstacle> obstacles(
            SupportRequest request, @Nullable PartnerProfile profile, Entitlement... entitlements) {
        return Obstacles.of(request, profile, List.of(entitlements), TODAY);
    }

    private static Entitlement dated(SupportVehicle vehicle, LocalDate from, @Nullable LocalDate to) {
        var contract = contract(vehicle);
        return new Entitlement(contract.id(), vehicle, null, null, from, to, null, null, List.of());
    }

    private static List<Step> steps(Obstacle obstacle) {
        return obstacle.remedies().stream().map(Remedy::step).toList();
    }

    @Test
    void nothingStandsInTheWayOfWhatMayBeFiledOrIsNotCovered() {
        var azure = technical(ProductFamily.AZURE, "Azure");

        assertThat(obstacles(azure, PARTNER, contract(SupportVehicle.ASFP))).isEmpty();
        assertThat(obstacles(ofOwnTenant(azure), null)).isEmpty();
        assertThat(obstacles(commercial(ProductFamily.AZURE, null), PARTNER)).isEmpty();
    }

    @Test
    void allReasonsAreNamedAndNotTheFirstAlone() {
        assertThat(obstacles(technical(null, null), null))
                .extracting(Obstacle::reason)
                .containsExactly(BlockReason.PARTNER_PROFILE_MISSING, BlockReason.PRODUCT_FAMILY_MISSING);
        assertThat(obstacles(technical(ProductFamily.AZURE, "Azure"), null))
                .extracting(Obstacle::reason)
                .containsExactly(BlockReason.PARTNER_PROFILE_MISSING, BlockReason.NO_ENTITLEMENT);
        assertThat(obstacles(commercial(ProductFamily.AZURE, null), null))
                .extracting(Obstacle::reason)
                .containsExactly(BlockReason.PARTNER_PROFILE_MISSING);
    }

    @Test
    void whatIsHeldAndDoesNotCarryItIsNamedBeforeWhatWouldHaveToBeBought() {
        var later = dated(SupportVehicle.PSFP, TODAY.plusDays(3), null);
        var ended = dated(SupportVehicle.ASFP, TODAY.minusDays(9), TODAY.minusDays(1));
        var usedUp = contract(SupportVehicle.SIGNATURE).withUnits(5, 0);

        var obstacle = obstacles(technical(ProductFamily.AZURE, "Azure"), PARTNER, usedUp, ended, later)
                .getFirst();

        assertThat(obstacle.remedies())
                .containsExactly(
                        new Remedy(Step.AWAIT_BEGIN, List.of(SupportVehicle.PSFP), later.id(), TODAY.plusDays(3)),
                        new Remedy(
                                Step.RENEW_ENTITLEMENT, List.of(SupportVehicle.ASFP), ended.id(), TODAY.minusDays(1)),
                        new Remedy(Step.FREE_UNIT, List.of(SupportVehicle.SIGNATURE), usedUp.id(), null),
                        new Remedy(
                                Step.ADD_ENTITLEMENT,
                                List.of(SupportVehicle.PSFP, SupportVehicle.ASFP, SupportVehicle.SIGNATURE),
                                null,
                                null));
    }

    @Test
    void aContractOfAnotherKindIsNoWayOut() {
        var obstacle = obstacles(
                        technical(ProductFamily.DYNAMICS_365, "Sales"), PARTNER, contract(SupportVehicle.SIGNATURE))
                .getFirst();

        assertThat(obstacle.reason()).isEqualTo(BlockReason.DYNAMICS_NEEDS_ASFP);
        assertThat(obstacle.remedies())
                .containsExactly(new Remedy(
                        Step.ADD_ENTITLEMENT, List.of(SupportVehicle.PSFP, SupportVehicle.ASFP), null, null));
    }

    @Test
    void countedIncidentsNeedTheProductAndItsRelease() {
        var release = new OnPremisesRelease("SQL Server 2022", Generation.CURRENT, null);
        var counted = contract(SupportVehicle.PRODUCT_SUPPORT_INCIDENTS);
        var incidents = new Entitlement(
                counted.id(), counted.vehicle(), null, null, counted.validFrom(), null, 20, 3, List.of(release));

        assertThat(steps(obstacles(technical(ProductFamily.ON_PREMISES, "SQL Server 2012"), PARTNER, incidents)
                        .getFirst()))
                .containsExactly(Step.LIST_RELEASE, Step.ADD_ENTITLEMENT);
        assertThat(steps(obstacles(technical(ProductFamily.ON_PREMISES, null), PARTNER, incidents)
                        .getFirst()))
                .containsExactly(Step.NAME_PRODUCT, Step.ADD_ENTITLEMENT);
    }
}
