package dev.firstline.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.diagnosis.knowledge.Knowledge;
import dev.firstline.diagnosis.rule.LaterWords.Said;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LaterWordsTest {

    private static final LaterWords LATER = Knowledge.diagnostician().laterWords();
    private static final Instant NINE = Instant.parse("2026-11-30T09:00:00Z");

    private static Said said(long version, String body) {
        return LATER.said(version, NINE, body);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EN    | Thank you, it is solved.
            EN    | Thanks, everything works again. You can close the ticket.
            EN    | Any news? When will you call us?
            DE    | Vielen Dank, das Problem ist gelöst.
            DE    | Danke, Teams läuft wieder.
            EN    | The problem is solved, thanks.
            ES    | Muchas gracias, ya funciona todo.
            PT_BR | Obrigado, já está resolvido.
            PT_PT | Muito obrigada, já funciona. Podem fechar o ticket.
            """)
    void thanksAreNoWordsOfTheMatter(Language language, String words) {
        assertThat(LATER.counting(List.of(said(2, words)), language)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EN    | It is still not working.
            EN    | Teams works again, but Exchange is still down.
            EN    | The first problem is solved. But Outlook shows an error.
            EN    | The product is Exchange Online.
            EN    | All 240 users are affected.
            DE    | Der Fehler besteht weiterhin.
            DE    | Wir können uns immer noch nicht anmelden.
            ES    | Sigue fallando, el error persiste.
            PT_BR | Ainda não funciona, o erro continua.
            PT_PT | O problema mantém-se, continua sem funcionar.
            """)
    void whatTellsOfTheFaultOrTheProductCounts(Language language, String words) {
        assertThat(LATER.counting(List.of(said(2, words)), language)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EN    | It is still not working.
            EN    | Yes, it still fails.
            DE    | Wir können uns immer noch nicht anmelden.
            DE    | Der Fehler besteht weiterhin.
            ES    | Todavía no podemos entrar.
            ES    | Sigue fallando.
            PT_BR | O erro continua.
            PT_BR | Ainda não conseguimos entrar.
            PT_PT | O problema mantém-se.
            """)
    void thatItStillFailsIsToldInEveryLanguage(Language language, String words) {
        var lexicon = Knowledge.diagnostician();
        var facts = new TicketFacts(
                TicketType.INCIDENT,
                language,
                AffectedTenant.CUSTOMER,
                null,
                null,
                null,
                null,
                null,
                "Teams",
                words,
                List.of(new KnownIncident(
                        "TM1", "Microsoft Teams", ProductFamily.MICROSOFT_365, null, KnownIncident.Standing.OVER)));

        assertThat(lexicon.decide(facts).ruleId()).isEqualTo("persists-after-incident");
    }

    @Test
    void onlyTheWritersOwnWordsAreKept() {
        var kept = said(
                2, "It still fails.\n\nOn Mon, 30 Nov 2026 at 09:00, the desk wrote:\n> Is Exchange down?\n> Regards");

        assertThat(kept.words()).contains("still fails").doesNotContain("Exchange");
        assertThat(kept.toString()).doesNotContain("fails");
    }

    /** A ticket that is opened with a thread alone means the thread; an answer that says nothing does not mean our question. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Mon, 30 Nov 2026 at 09:00, the desk wrote:\n> Is Exchange down for all of you?",
                "> Is Exchange down for all of you?",
                "Hello,\n\n> Is Exchange down for all of you?",
            })
    void anAnswerThatOnlyQuotesSaysNothing(String body) {
        assertThat(said(2, body).words()).isBlank();
        assertThat(LATER.counting(List.of(said(2, body)), Language.EN)).isEmpty();
    }

    @Test
    void whatTheCustomerPassesOnIsSaid() {
        var body =
                "FYI\n\n---------- Forwarded message ----------\nFrom: Ann <ann@example.org>\nSubject: Mail\n\nIt still fails.";

        assertThat(said(2, body).words()).contains("still fails");
    }

    @Test
    void ofALongMessageTheHeadAndTheTailAreKept() {
        var kept = said(2, "It still fails. " + "and so on ".repeat(2_000) + "The end.");

        assertThat(kept.words())
                .hasSize(LaterWords.HEAD + 1 + LaterWords.TAIL)
                .startsWith("It still")
                .endsWith("The end.");
    }

    @Test
    void ofTooManyTheLastAreRead() {
        var many = IntStream.range(0, 50)
                .mapToObj(i -> said(i + 2, "It still fails, number " + i + ". " + "x ".repeat(200)))
                .toList();

        var counting = LATER.counting(many, Language.EN);

        assertThat(counting.stream().mapToInt(one -> one.words().length() + 1).sum())
                .isLessThanOrEqualTo(LaterWords.READ);
        assertThat(counting).isNotEmpty().isEqualTo(many.subList(50 - counting.size(), 50));
    }
}
