package dev.firstline.diagnosis.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.diagnosis.IssueClass;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.diagnosis.rule.Classification;
import dev.firstline.diagnosis.rule.Decision;
import dev.firstline.diagnosis.rule.IssueKind;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RulingTest {

    private static final UUID NEXT = UUID.randomUUID();

    @ParameterizedTest
    @EnumSource
    void theMachineContradictsWhereItWouldDecideAnythingElse(Outcome said) {
        assertThat(ruling(null, null).contradictedBy(said))
                .isEqualTo(said != Outcome.ESCALATE_MICROSOFT && said != Outcome.NEEDS_REVIEW);
    }

    @Test
    void onlyWhatItHasNotSaidBeforeIsNews() {
        var ruling = ruling(null, null);

        assertThat(ruling.newlyContradictedBy(Outcome.RESOLVE_BY_PARTNER)).isFalse();
        assertThat(ruling.newlyContradictedBy(Outcome.ROUTE_TO_ISV)).isTrue();
        assertThat(ruling.hearing(Outcome.ROUTE_TO_ISV).newlyContradictedBy(Outcome.ROUTE_TO_ISV))
                .isFalse();
        assertThat(ruling.hearing(Outcome.ESCALATE_MICROSOFT).newlyContradictedBy(Outcome.RESOLVE_BY_PARTNER))
                .isTrue();
    }

    @Test
    void theProductFollowsWhatIsStatedWhereThePersonLeftItOpen() {
        var stated = stated(ProductFamily.AZURE, "Azure Backup");
        var ruling = ruling(null, null);

        assertThat(ruling.leavesBehind(stated)).isTrue();
        var followed = ruling.following(stated, NEXT);
        assertThat(followed.diagnosisId()).isEqualTo(NEXT);
        assertThat(followed.decision().classification()).isEqualTo(about(ProductFamily.AZURE, "Azure Backup"));
        assertThat(followed.leavesBehind(stated)).isFalse();
    }

    @Test
    void theProductThatThePersonStatedStays() {
        var ruling = ruling(ProductFamily.MICROSOFT_365, "Teams");

        assertThat(ruling.leavesBehind(stated(ProductFamily.AZURE, "Azure Backup")))
                .isFalse();
    }

    @Test
    void whereNoProductIsStatedNoneIsTakenAway() {
        assertThat(ruling(null, null).leavesBehind(stated(null, null))).isFalse();
    }

    private static Ruling ruling(@Nullable ProductFamily family, @Nullable String product) {
        return new Ruling(
                UUID.randomUUID(),
                new Decision(
                        Outcome.ESCALATE_MICROSOFT,
                        Overruling.RULE,
                        "2026-11-29",
                        List.of(),
                        List.of(),
                        IssueKind.SERVICE_IRREGULARITY,
                        about(ProductFamily.MICROSOFT_365, "Teams"),
                        null,
                        List.of(),
                        null,
                        null),
                new Person("dana", "desk", "contoso", "Seen."),
                family,
                product,
                Outcome.RESOLVE_BY_PARTNER);
    }

    private static TicketFields stated(@Nullable ProductFamily family, @Nullable String product) {
        return new TicketFields(
                2,
                TicketType.INCIDENT,
                Severity.B,
                Language.EN,
                true,
                AffectedTenant.CUSTOMER,
                family,
                product,
                null,
                null,
                null);
    }

    private static Classification about(@Nullable ProductFamily family, @Nullable String product) {
        return new Classification(family, product, null, IssueClass.TECHNICAL, true);
    }
}
