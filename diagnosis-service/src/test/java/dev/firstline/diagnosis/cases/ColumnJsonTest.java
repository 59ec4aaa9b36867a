package dev.firstline.diagnosis.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.diagnosis.knowledge.Knowledge;
import dev.firstline.diagnosis.rule.Decision;
import dev.firstline.diagnosis.rule.TicketFacts;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnJsonTest {

    private static final Decision DECISION = Knowledge.diagnostician()
            .decide(new TicketFacts(
                    TicketType.INCIDENT,
                    Language.EN,
                    AffectedTenant.CUSTOMER,
                    null,
                    null,
                    null,
                    null,
                    null,
                    "Teams is down for everyone",
                    "Nothing was changed.",
                    List.of()));

    /** A copy of the version before reads such a decision, and no field that it does not know. */
    @Test
    void aDecisionOfNoCatalogSaysNothingOfOne() {
        var json = ColumnJson.write(DECISION.readBy(null));

        assertThat(json).doesNotContain("catalogVersion");
        assertThat(ColumnJson.parse(json, new TypeReference<Decision>() {})).isEqualTo(DECISION.readBy(null));
    }

    @Test
    void whatWasReadByOneSaysByWhich() {
        assertThat(ColumnJson.parse(ColumnJson.write(DECISION), new TypeReference<Decision>() {}))
                .isEqualTo(DECISION);
    }
}
