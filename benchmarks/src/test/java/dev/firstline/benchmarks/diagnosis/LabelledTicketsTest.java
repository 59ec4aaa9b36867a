package dev.firstline.benchmarks.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.benchmarks.ground.WrongOption;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.diagnosis.rule.KnownIncident;
import dev.firstline.diagnosis.rule.KnownIncident.Standing;
import dev.firstline.escalation.partner.PartnerType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelledTicketsTest {

    @TempDir
    private Path folder;

    @Test
    void readsWhatMayDecideAndTheLabelsApart() throws IOException {
        var tickets = LabelledTickets.read(file("""
                {"id":"X1","lang":"pt-PT","title":"T","body":"B","tenant":"PARTNER_OWN","unheardOf":{"a":1},\
                "partner":{"type":"INDIRECT_RESELLER","entitlements":["ASFP"]},\
                "health":[{"source":"GRAPH","id":"EX1","service":"Exchange Online","status":"serviceRestored"},\
                {"source":"RESOURCE_HEALTH","id":"A1","service":"Storage","status":"Active","region":"West Europe"}],\
                "outcome":"ESCALATE_MICROSOFT","breakFix":true,"severity":"A","blocked":null,"route":"NONE"}

                {"id":"X2","lang":"en","title":"T","body":"B","blocked":"GDAP_EXPIRED"}
                """));

        assertThat(tickets).hasSize(2);
        var first = tickets.getFirst();
        assertThat(first.language()).isEqualTo(Language.PT_PT);
        assertThat(first.tenant()).isEqualTo(AffectedTenant.PARTNER_OWN);
        assertThat(first.partnerType()).isEqualTo(PartnerType.INDIRECT_RESELLER);
        assertThat(first.vehicles()).containsExactly(SupportVehicle.ASFP);
        assertThat(first.incidents())
                .containsExactly(
                        new KnownIncident("EX1", "Exchange Online", ProductFamily.MICROSOFT_365, null, Standing.OVER),
                        new KnownIncident("A1", "Storage", ProductFamily.AZURE, "West Europe", Standing.OPEN));
        assertThat(first.labels())
                .containsEntry(Dimension.OUTCOME, "ESCALATE_MICROSOFT")
                .containsEntry(Dimension.BREAK_FIX, "true")
                .containsEntry(Dimension.SEVERITY, "A")
                .containsEntry(Dimension.BLOCKED, Dimension.NONE)
                .containsEntry(Dimension.ROUTE, Dimension.NONE)
                .containsEntry(Dimension.LANGUAGE, "pt-PT")
                .doesNotContainKeys(Dimension.CATEGORY, Dimension.FAMILY, Dimension.KIND);
        var second = tickets.getLast();
        assertThat(second.tenant()).isEqualTo(AffectedTenant.CUSTOMER);
        assertThat(second.labels()).containsOnlyKeys(Dimension.LANGUAGE, Dimension.BLOCKED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"lang\":\"en\",\"title\":\"T\"}",
                "{\"lang\":\"fr\",\"title\":\"T\",\"body\":\"B\"}",
                "{\"lang\":\"en\",\"title\":\"T\",\"body\":\"B\",\"severity\":1}",
                "{\"lang\":\"en\",\"title\":\"T\",\"body\":\"B\",\"partner\":{\"entitlements\":[\"GOLD\"]}}",
                "not JSON"
            })
    void aLineThatIsNoTicketIsNamed(String line) throws IOException {
        var file = file("{\"lang\":\"en\",\"title\":\"T\",\"body\":\"B\"}\n" + line + "\n");

        assertThatThrownBy(() -> LabelledTickets.read(file))
                .isInstanceOf(WrongOption.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void whatIsNoFileOrNoTextIsToldBeforeAnythingIsMeasured() throws IOException {
        var missing = folder.resolve("missing.jsonl");
        var noText = Files.write(folder.resolve("noise.jsonl"), new byte[] {(byte) 0xC3, (byte) 0x28});

        for (var file : List.of(missing, noText)) {
            assertThatThrownBy(() -> new DiagnosisBenchmark().with(List.of("--file", file.toString())))
                    .isInstanceOf(WrongOption.class)
                    .hasMessageContaining(file.toString());
        }
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("tickets.jsonl"), text);
    }
}
