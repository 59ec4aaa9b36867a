package dev.firstline.diagnosis.cases;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.diagnosis.rim.DiagnosisRimTest;
import dev.firstline.diagnosis.rim.World;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DiagnosisRimTest
class DryRunTest {

    private final World world = World.ofItsOwn();

    private ValidatableResponse run(String body) {
        return world.agent().body(body).post("/v1/diagnoses/dry-run").then();
    }

    @Test
    void aTicketIsDecidedByItsWords() {
        run("{\"language\":\"DE\",\"title\":\"Wie kann ich eine Besprechung planen?\",\"body\":\"In Teams.\"}")
                .statusCode(200)
                .body("outcome", equalTo("RESOLVE_BY_PARTNER"))
                .body("ruleId", equalTo("how-to"))
                .body("tags", hasItem("HOW_TO"))
                .body("catalogVersion", matchesPattern("[0-9a-f]{12}"));
    }

    @Test
    void whatIsNotReadIsToldWithItsReason() {
        run("{\"title\":\"How do I share a calendar?\",\"body\":\"In Outlook.\\n\\n> Your ticket 'Invoice too high, refund requested' was closed\"}")
                .statusCode(200)
                .body("ruleId", equalTo("how-to"))
                .body("mail.parts.kind", equalTo(List.of("OWN", "QUOTED")))
                .body("mail.parts.reason", equalTo(List.of("own", "quoted-lines")))
                .body("mail.parts.firstLine", equalTo(List.of(1, 3)))
                .body("mail.parts.read", equalTo(List.of(true, false)))
                .body("mail.contradictsStated", equalTo(false));
    }

    @Test
    void aStatedLanguageThatTheWordsContradictIsTold() {
        var body =
                "\"title\":\"Drucker\",\"body\":\"Seit heute Morgen druckt der Drucker im Lager nicht mehr, bitte um Hilfe.\"}";

        run("{\"language\":\"ES\"," + body)
                .body("mail.language", equalTo("DE"))
                .body("mail.contradictsStated", equalTo(true));
        run("{" + body).body("mail.language", equalTo("DE")).body("mail.contradictsStated", equalTo(false));
    }

    @Test
    void openIncidentsOfNowCount() {
        world.opensIncident("SP9", "SharePoint Online");

        run("{\"title\":\"SharePoint is down for everyone\",\"body\":\"\"}")
                .statusCode(200)
                .body("outcome", equalTo("KNOWN_SERVICE_INCIDENT"))
                .body("incidentId", equalTo("SP9"));
    }

    @Test
    void theDocumentedExampleGivesTheDocumentedAnswer() {
        run(DiagnosisExamples.DRY_RUN)
                .statusCode(200)
                .body("ruleId", equalTo("non-payment"))
                .body("tags", hasItem("NON_PAYMENT_SUSPENSION"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'title':'a','body':'b','severity':'A'} | 422 | severity",
                "{'title':'a','body':'b','language':'FR'} | 422 | language",
                "{'title':'a','body':'b','productFamily':7} | 422 | productFamily",
                "{'body':'b'} | 422 | title",
                "{'title':'','body':'b'} | 422 | title",
                "{'title':'a'} | 422 | body",
                "{'title':'a\\u0000','body':'b'} | 422 | title",
                "{'title':'a','body':'\\ud800'} | 422 | body",
            })
    void aValueThatIsNotAcceptableIsNamed(String body, int status, String name) {
        run(body.replace('\'', '"'))
                .statusCode(status)
                .contentType("application/problem+json")
                .body("toString()", containsString(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"text\"", "{\"title\":\"a\",\"title\":\"b\",\"body\":\"\"}"})
    void aBodyThatIsNoTicketIsRefusedWithoutAStackTrace(String body) {
        run(body).statusCode(not(500)).contentType("application/problem+json").body(not(containsString("at dev.")));
    }

    @Test
    void aTitleThatIsWrittenFromTheRightIsReadAsThatOfATicketAndIsOneLine() {
        run("{\"title\":\"\\u200f\\u05d0\\u05d9\\u05df Teams\",\"body\":\"\"}").statusCode(200);
        run("{\"title\":\"a\\u2028b\",\"body\":\"\"}").statusCode(422);
    }

    @Test
    void wordsBeyondTheirLimitAreRefused() {
        run("{\"title\":\"" + "a".repeat(201) + "\",\"body\":\"\"}").statusCode(422);
        run("{\"title\":\"a\",\"body\":\"" + "a".repeat(32 * 1024 + 1) + "\"}").statusCode(422);
        run("{\"title\":\"a\",\"body\":\"" + "a".repeat(300 * 1024) + "\"}").statusCode(413);
    }

    @Test
    void whoHasNoBusinessWithTicketsMayNot() {
        world.as(Roles.SALES_AGENT)
                .body("{\"title\":\"a\",\"body\":\"\"}")
                .post("/v1/diagnoses/dry-run")
                .then()
                .statusCode(403);
    }
}
