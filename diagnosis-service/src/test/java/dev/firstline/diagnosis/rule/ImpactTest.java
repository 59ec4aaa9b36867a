package dev.firstline.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.diagnosis.Evidence;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.diagnosis.knowledge.Knowledge;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The severity follows what is told to be hit, not how it is told. */
class ImpactTest {

    private static final Diagnostician DIAGNOSTICIAN = Knowledge.diagnostician();

    private static ProposedSeverity of(Language language, String words) {
        return DIAGNOSTICIAN
                .decide(new TicketFacts(
                        TicketType.INCIDENT,
                        language,
                        AffectedTenant.CUSTOMER,
                        null,
                        null,
                        null,
                        null,
                        null,
                        words,
                        "",
                        List.of()))
                .severity();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EN    | A | Exchange Online is down for all users
            DE    | A | Teams ist für alle Benutzer ausgefallen
            ES    | A | Teams está caído para todos los usuarios
            PT_BR | A | O Teams está fora do ar para todos os usuários
            PT_PT | A | O Teams está em baixo para todos os utilizadores
            EN    | A | Our admin account was hacked and somebody bought licences
            EN    | B | Someone found a security vulnerability in Teams
            EN    | B | SharePoint shows an error
            EN    | C | Outlook crashes on my laptop only
            DE    | C | Outlook stürzt nur auf meinem Laptop ab
            EN    | C | How do I share a calendar in Outlook?
            EN    | C | We were charged twice and want a refund
            EN    | C | Please cancel ten licences
            """)
    void followsTheImpactThatIsTold(Language language, Severity severity, String words) {
        assertThat(of(language, words).value()).isEqualTo(severity);
    }

    @Test
    void loudWordsDoNotRaiseIt() {
        assertThat(of(Language.EN, "CRITICAL!!! SEV A!!! How do I share a calendar in Outlook?")
                        .value())
                .isEqualTo(Severity.C);
    }

    @Test
    void namesTheTermsItRestsOn() {
        assertThat(of(Language.EN, "Exchange Online is down for all users").evidence())
                .isNotEmpty()
                .allMatch(evidence -> evidence.kind() == Evidence.Kind.TERM)
                .extracting(Evidence::name)
                .contains("down", "scale");
    }
}
