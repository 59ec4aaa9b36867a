package dev.firstline.escalation.access;

import static dev.firstline.escalation.access.Relations.NOW;
import static dev.firstline.escalation.access.Relations.SUBSCRIPTION;
import static dev.firstline.escalation.access.Relations.access;
import static dev.firstline.escalation.access.Relations.azure;
import static dev.firstline.escalation.access.Relations.days;
import static dev.firstline.escalation.access.Relations.gdap;
import static dev.firstline.escalation.access.Relations.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.access.AccessKind;
import dev.firstline.contracts.escalation.BlockReason;
import dev.firstline.contracts.escalation.FilingRoute;
import dev.firstline.escalation.entitlement.Obstacle;
import dev.firstline.escalation.entitlement.Remedy;
import dev.firstline.escalation.entitlement.Remedy.Step;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class AccessRulesTest {

    private static final Duration AHEAD = Duration.ofDays(30);

    private static AccessFinding at(FilingRoute route, AccessRelation... relations) {
        return at(route, "a product", null, relations);
    }

    private static AccessFinding at(
            FilingRoute route, String product, @Nullable String subscription, AccessRelation... relations) {
        return new AccessSituation(access(relations), false, subscription, NOW).at(route, product);
    }

    private static List<List<Step>> steps(AccessFinding finding) {
        return finding.obstacles().stream()
                .map(obstacle -> obstacle.remedies().stream().map(Remedy::step).toList())
                .toList();
    }

    /** The table of docs/delegated-access.md. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            M365_ADMIN_CENTER,           Exchange Online,    ENTRA_SUPPORT_ROLE, -
            POWER_PLATFORM_ADMIN_CENTER, Dynamics 365 Sales, ENTRA_SUPPORT_ROLE, -
            LIFECYCLE_SERVICES,          Finance,            ENTRA_SUPPORT_ROLE, -
            AZURE_PORTAL,                Azure SQL Database, RESELLER_RELATION ENTRA_ROLE AZURE_SUPPORT_ROLE, -
            AZURE_PORTAL,                Microsoft Entra ID, RESELLER_RELATION ENTRA_ROLE AZURE_SUPPORT_ROLE, ENTRA_AZURE_SUPPORT_ROLE
            AZURE_PORTAL,                -,                  RESELLER_RELATION ENTRA_ROLE AZURE_SUPPORT_ROLE, -
            PARTNER_CENTER_HELP,         -,                  -, -
            SUPPORT_FOR_BUSINESS,        SQL Server 2022,    -, -
            ISV_CONTACT,                 -,                  -, -
            VIA_INDIRECT_PROVIDER,       Azure,              -, -
            MSRC,                        -,                  -, -
            """)
    void eachFormAsksForItsOwn(
            FilingRoute route, @Nullable String product, @Nullable String first, @Nullable String second) {
        var ways = AccessNeeds.of(route, product).stream()
                .map(way -> String.join(" ", way.stream().map(Enum::name).toList()))
                .toList();

        assertThat(ways)
                .isEqualTo(first == null ? List.of() : second == null ? List.of(first) : List.of(first, second));
    }

    @ParameterizedTest
    @CsvSource({
        "Service Support Administrator, YES",
        "serviceSupportAdministrator, YES",
        "f023fd81-a637-4b56-95fd-791ac0226033, YES",
        "Global Administrator, YES",
        "Directory Readers, NO",
        "88d8e3e3-8f55-4a1e-953a-9b9898b8876b, NO",
        "An Administrator Of Tomorrow, UNCERTAIN"
    })
    void aRoleIsKnownByNameOrIdAndOneThatIsNotKnownHoldsNothingUp(String role, Held held) {
        var finding = at(FilingRoute.M365_ADMIN_CENTER, gdap(role));

        assertThat(finding.held()).isEqualTo(held);
        assertThat(finding.blocks()).isEqualTo(held == Held.NO);
    }

    @Test
    void oneRoleOfSeveralIsEnoughAndRolesThatNobodyToldMayBeAny() {
        assertThat(at(FilingRoute.M365_ADMIN_CENTER, gdap("Directory Readers", "User Administrator"))
                        .held())
                .isEqualTo(Held.YES);
        assertThat(at(FilingRoute.M365_ADMIN_CENTER, gdap()).held()).isEqualTo(Held.UNCERTAIN);
        assertThat(at(FilingRoute.M365_ADMIN_CENTER, gdap("Directory Readers"), gdap("Helpdesk Administrator"))
                        .held())
                .as("of another relation")
                .isEqualTo(Held.YES);
    }

    @Test
    void delegatedAdminPrivilegesAreEnoughForTheDirectoryAndNotForTheSubscription() {
        assertThat(at(FilingRoute.M365_ADMIN_CENTER, of(AccessKind.DAP)).held()).isEqualTo(Held.YES);
        assertThat(steps(at(FilingRoute.AZURE_PORTAL, of(AccessKind.DAP), of(AccessKind.RESELLER))))
                .containsExactly(List.of(Step.ASSIGN_AZURE_ROLE));
    }

    @Test
    void azureTakesTheRelationAnyEntraRoleAndARoleOnTheSubscription() {
        var enough = new AccessRelation[] {
            of(AccessKind.RESELLER), gdap("Directory Readers"), azure(SUBSCRIPTION, "Support Request Contributor")
        };

        assertThat(at(FilingRoute.AZURE_PORTAL, "Azure SQL", SUBSCRIPTION, enough)
                        .held())
                .isEqualTo(Held.YES);
        assertThat(at(FilingRoute.AZURE_PORTAL, "Azure SQL", null, enough).held())
                .as("which subscription it is about nobody has told yet")
                .isEqualTo(Held.UNCERTAIN);
        assertThat(at(FilingRoute.AZURE_PORTAL, "Azure SQL", "another", enough).blocks())
                .isTrue();
        assertThat(steps(at(FilingRoute.AZURE_PORTAL)))
                .as("each thing that is missing")
                .containsExactly(
                        List.of(Step.REQUEST_RESELLER_RELATION),
                        List.of(Step.REQUEST_GDAP),
                        List.of(Step.ASSIGN_AZURE_ROLE));
    }

    @Test
    void ofTwoWaysTheNearerOneCounts() {
        var entra = gdap("Service Support Administrator");

        assertThat(at(FilingRoute.AZURE_PORTAL, "Microsoft Entra ID", null, entra)
                        .held())
                .isEqualTo(Held.YES);
        assertThat(at(FilingRoute.AZURE_PORTAL, "Azure SQL", null, entra).held())
                .isEqualTo(Held.NO);
    }

    @Test
    void whatIsNearestIsNamedFirst() {
        var pending = new AccessRelation(
                "asked",
                AccessKind.GDAP,
                AccessStatus.PENDING,
                List.of("Service Support Administrator"),
                null,
                null,
                NOW);
        var ended = days(gdap("Service Support Administrator"), -1);
        var small = gdap("Directory Readers");

        assertThat(at(FilingRoute.M365_ADMIN_CENTER, small, ended, pending).obstacles())
                .containsExactly(new Obstacle(
                        BlockReason.ACCESS_MISSING,
                        List.of(
                                new Remedy(Step.AGREE_TO_ACCESS, List.of(), null, null),
                                new Remedy(Step.RENEW_ACCESS, List.of(), null, LocalDate.of(2026, 11, 20)),
                                new Remedy(Step.ADD_ACCESS_ROLE, List.of(), null, null),
                                new Remedy(Step.REQUEST_GDAP, List.of(), null, null))));
    }

    @Test
    void whatTheVendorEndedBeforeItsTimeEndedThen() {
        var relation =
                days(gdap("Service Support Administrator"), 100).as(AccessStatus.TERMINATED, NOW.minusSeconds(60));

        assertThat(at(FilingRoute.M365_ADMIN_CENTER, relation)
                        .obstacles()
                        .getFirst()
                        .remedies())
                .first()
                .isEqualTo(new Remedy(Step.RENEW_ACCESS, List.of(), null, LocalDate.of(2026, 11, 21)));
    }

    @Test
    void itHoldsUntilItsEndAndNoLonger() {
        var relation = gdap("Service Support Administrator");

        assertThat(at(FilingRoute.M365_ADMIN_CENTER, Relations.until(relation, NOW))
                        .blocks())
                .isTrue();
        assertThat(at(FilingRoute.M365_ADMIN_CENTER, Relations.until(relation, NOW.plusNanos(1)))
                        .blocks())
                .isFalse();
    }

    @Test
    void itIsHeldAsLongAsTheLastRelationThatGivesIt() {
        var soon = days(gdap("Service Support Administrator"), 3);
        var later = days(gdap("Global Administrator"), 90);

        assertThat(at(FilingRoute.M365_ADMIN_CENTER, soon).until()).isEqualTo(soon.endsAt());
        assertThat(at(FilingRoute.M365_ADMIN_CENTER, soon, later).until()).isEqualTo(later.endsAt());
        assertThat(at(FilingRoute.M365_ADMIN_CENTER, soon, of(AccessKind.DAP)).until())
                .as("without an end")
                .isNull();
        assertThat(at(FilingRoute.AZURE_PORTAL, days(of(AccessKind.RESELLER), 9), later, azure(null, "Owner"))
                        .until())
                .as("the first of what is needed")
                .isEqualTo(NOW.plus(Duration.ofDays(9)));
    }

    @Test
    void anEndThatComesNearIsAWarningAndBlocksNothing() {
        var near = at(FilingRoute.M365_ADMIN_CENTER, days(gdap("Service Support Administrator"), 29));

        assertThat(near.blocks()).isFalse();
        assertThat(near.warning(NOW, AHEAD)).contains(AccessWarning.ACCESS_ENDS_SOON);
        assertThat(at(FilingRoute.M365_ADMIN_CENTER, days(gdap("Service Support Administrator"), 31))
                        .warning(NOW, AHEAD))
                .isEmpty();
        assertThat(at(FilingRoute.M365_ADMIN_CENTER, gdap()).warning(NOW, AHEAD))
                .contains(AccessWarning.ACCESS_UNCERTAIN);
    }

    @Test
    void whatNobodyHasRecordedIsAHintAndBlocksWhereThePartnerWantsItSo() {
        var hint = new AccessSituation(null, false, null, NOW).at(FilingRoute.M365_ADMIN_CENTER, "Exchange Online");
        var block = new AccessSituation(null, true, null, NOW).at(FilingRoute.M365_ADMIN_CENTER, "Exchange Online");

        assertThat(hint.blocks()).isFalse();
        assertThat(hint.obstacles()).isEmpty();
        assertThat(hint.warning(NOW, AHEAD)).contains(AccessWarning.ACCESS_NOT_RECORDED);
        assertThat(block.blocks()).isTrue();
        assertThat(block.warning(NOW, AHEAD)).isEmpty();
        assertThat(steps(block)).containsExactly(List.of(Step.RECORD_ACCESS));
    }

    @Test
    void onceSomethingIsRecordedWhatIsNotIsMissing() {
        assertThat(at(FilingRoute.M365_ADMIN_CENTER).blocks()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = FilingRoute.class,
            mode = Mode.INCLUDE,
            names = {"PARTNER_CENTER_HELP", "SUPPORT_FOR_BUSINESS", "ISV_CONTACT", "VIA_INDIRECT_PROVIDER", "MSRC"})
    void aFormThatAsksForNoneIsOpenWhateverIsRecordedOrRequired(FilingRoute route) {
        assertThat(at(route).blocks()).isFalse();
        assertThat(new AccessSituation(null, true, null, NOW).at(route, null).warning(NOW, AHEAD))
                .isEmpty();
    }
}
