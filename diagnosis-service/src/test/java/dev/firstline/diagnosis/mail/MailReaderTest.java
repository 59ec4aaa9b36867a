package dev.firstline.diagnosis.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailReaderTest {

    @Test
    void theTextOfAnHtmlMailIsReadWithoutWhatCannotBeSeen() {
        var read = MailReading.of(
                "<html><head><style>p{color:red}</style></head><body><div style=\"display: none\">preview</div>"
                        + "<p>Exchange&nbsp;is <b>down</b></p><div>for&#32;all &uuml;sers</div><script>alert(1)</script></body></html>");

        assertThat(read.words()).isEqualTo("Exchange is down\n\nfor all üsers");
    }

    @Test
    void whatTheProgramMarksAsQuotedInHtmlIsQuoted() {
        var read = MailReading.of(
                "<div>Teams is down</div><div class=\"gmail_quote\"><div class=\"gmail_attr\">On Mon Bob wrote:</div>"
                        + "<blockquote>refund the invoice</blockquote></div>");

        assertThat(read.words()).isEqualTo("Teams is down");
        assertThat(read.leftOut()).extracting(Segment::kind).containsExactly(SegmentKind.QUOTED);
    }

    @Test
    void behindOutlooksMarkTheRestOfAnHtmlMailIsQuoted() {
        var read = MailReading.of(
                "<p>Teams is down</p><div id=\"appendonsend\"></div><hr><div id=\"divRplyFwdMsg\"><b>From:</b> Bob</div><p>refund the invoice</p>");

        assertThat(read.words().strip()).isEqualTo("Teams is down");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Te\u200Bams is do\u00ADwn",
                "\u202ETeams\u202C is down\uFEFF",
                "Teams\u00A0is\tdown",
                "Teams &#105;s down",
                "Teams is down\uFE0F\uDB40\uDC41",
                "&lt;p&gt;Teams is down&lt;/p&gt;"
            })
    void marksAndEntitiesDoNotHideAWord(String body) {
        assertThat(MailReading.of(body).words().strip()).isEqualTo("Teams is down");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "How do I share a calendar? This email is confidential. Contoso accepts no liability for errors or outages.",
                "Wie teile ich einen Kalender? Diese E-Mail ist vertraulich und nur für den Adressaten bestimmt. Wir übernehmen keine Haftung für Ausfälle.",
                "¿Cómo comparto un calendario? Este mensaje es confidencial y va dirigido exclusivamente a su destinatario. No nos hacemos responsables de errores ni caídas.",
                "Como compartilho um calendário? Esta mensagem pode conter informações confidenciais. Não nos responsabilizamos por falhas ou interrupções."
            })
    void aDisclaimerInTheSameParagraphIsCutOff(String body) {
        assertThat(MailReading.of(body).words()).isEqualTo(body.substring(0, body.indexOf('?') + 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How do I add the text 'if you are not the intended recipient' to all mails?",
                "Von meinem iPhone kann ich keine Mails senden.",
                "Outlook für iOS stürzt beim Start ab.",
                "LG Monitor flackert am Notebook.",
                "Best practice for Conditional Access is wanted",
                ">= 300 users\nare not able to work",
                "An invoice was automatically generated twice.",
                "When I am out of the office the VPN drops.",
                "The customer wrote:\nnothing works since Monday",
                "From: Berlin\nTo: Munich\nthe tunnel is down",
                "Thanks for the quick help, but now nobody can print at all any more."
            })
    void whatOnlyLooksLikeAPartStaysTheWriters(String body) {
        assertThat(MailReading.of(body).leftOut()).isEmpty();
    }

    @Test
    void aBrokenSentenceIsReadAsOne() {
        var read =
                MailReading.of("Since this morning nobody in the whole company can sign in\nto Teams. Webmail works.");

        assertThat(read.words())
                .isEqualTo("Since this morning nobody in the whole company can sign in to Teams. Webmail works.");
    }

    @Test
    void theThreadIsReadWhenTheWriterSaysNothing() {
        var read = MailReading.of(
                "Hello,\n\nsee below\n\nFrom: A <a@b.example>\nSent: Monday\nTo: C\nSubject: x\n\nTeams is down for all.");

        assertThat(read.words()).contains("Teams is down for all.");
        assertThat(read.segments().getLast().reason()).isEqualTo("only-words");
    }

    @Test
    void aMailPassedOnTwiceIsFound() {
        var read = MailReading.of(
                "FW: FW: outage",
                "FYI\n\n---------- Forwarded message ---------\nFrom: A <a@b.example>\nSubject: x\nDate: 1\n\nFYI\n"
                        + "---------- Forwarded message ---------\nFrom: D <d@b.example>\nSubject: x\nDate: 1\n\nTeams is down for all.\n",
                null);

        assertThat(read.title()).isEqualTo("outage");
        assertThat(read.words()).endsWith("Teams is down for all.");
    }

    @Test
    void aLogInFrontOfTheComplaintLeavesTheComplaint() {
        var log = new StringBuilder();
        for (int i = 0; log.length() < 24_000; i++) {
            log.append("2026-11-28 08:%02d:%02d,%03d ERROR [worker-%d] the database is down, refund failed%n"
                    .formatted(i / 60 % 60, i % 60, i % 1000, i));
        }
        var read = MailReading.of(log + "\nThe sync client asks for my password on one laptop.");

        assertThat(read.words().strip()).isEqualTo("The sync client asks for my password on one laptop.");
    }

    @Test
    void ofALongTextHeadAndTailAreReadAndTheCutIsTold() {
        var middle = new StringBuilder();
        for (int i = 0; middle.length() < 30_000; i++) {
            middle.append("Sentence ").append(word(i)).append(" tells nothing of interest here.\n");
        }
        var read = MailReading.of("It began on Monday.\n" + middle + "\nNobody can sign in.");

        assertThat(read.words())
                .startsWith("It began on Monday.")
                .endsWith("Nobody can sign in.")
                .hasSizeLessThan(18_500);
        assertThat(read.leftOut()).singleElement().satisfies(cut -> {
            assertThat(cut.kind()).isEqualTo(SegmentKind.CUT);
            assertThat(cut.text().length() + read.words().length()).isGreaterThan(30_000);
        });
    }

    private static String word(int number) {
        return Integer.toString(number, 26)
                .chars()
                .mapToObj(c -> String.valueOf((char) ('a' + Character.digit(c, 26))))
                .reduce("", String::concat);
    }
}
