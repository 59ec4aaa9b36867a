package dev.firstline.intake.search;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.patch;
import static dev.firstline.intake.IntakeApi.read;
import static dev.firstline.intake.search.FoundTicketsApi.awaitFound;
import static dev.firstline.intake.search.FoundTicketsApi.found;
import static dev.firstline.intake.search.FoundTicketsApi.ids;
import static dev.firstline.intake.search.FoundTicketsApi.open;
import static dev.firstline.intake.search.FoundTicketsApi.search;
import static dev.firstline.intake.search.FoundTicketsApi.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.firstline.intake.Stack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Stack
class SearchTest {

    private final String tenant = newTenant();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EN    | The printers are jammed                  | printer
            EN    | Naïve café résumé                        | resume
            DE    | Alle Häuser ohne Verbindungen            | haus
            DE    | Postfach in München gelöscht             | muenchen geloscht
            DE    | Drucker druckt nicht                     | drucken
            ES    | Falla la configuración del teléfono      | configuraciones telefonos
            ES    | Sin conexiones                           | conexion
            PT_BR | Usuário sem acesso                       | usuarios
            PT_BR | Configurações perdidas                   | configuração
            PT_PT | Não há ligação à rede                    | ligacoes redes
            """)
    void aTicketIsFoundByItsWordsInAnyFormWithAccentsOrWithout(String language, String title, String q) {
        var id = open(tenant, language, title, "-");
        open(tenant, language, "zebra", "-");

        awaitFound(tenant, q, id);
    }

    @Test
    void whateverTheLanguageOfTheCallerUnlessItIsStated() {
        var german = open(tenant, "DE", "Router startet neu", "-");
        var english = open(tenant, "EN", "Router starts again", "-");
        awaitFound(tenant, "router", german, english);

        assertThat(ids(search(agent(tenant).queryParam("language", "DE"), "router starting")))
                .isEmpty();
        assertThat(ids(search(agent(tenant).queryParam("language", "DE"), "router")))
                .containsExactly(german);
        assertThat(ids(search(agent(tenant).queryParam("language", "EN"), "router starting")))
                .containsExactly(english);
    }

    @Test
    void allWordsMustBeThereInATextOrSeveral() {
        var id = open(tenant, "EN", "Mailbox is full", "It rejects every message");
        write(tenant, id, "CUSTOMER", "We enlarge the quota");

        awaitFound(tenant, "mailbox rejects quota", id);
        assertThat(found(tenant, "mailbox rejects zebra")).isEmpty();
        assertThat(found(tenant, "\"every message\"")).containsExactly(id);
        assertThat(found(tenant, "\"message every\"")).isEmpty();
        assertThat(found(tenant, "mailb*")).containsExactly(id);
        assertThat(found(tenant, "mailbox -quota")).isEmpty();
        assertThat(found(tenant, "mailbox -zebra")).containsExactly(id);
    }

    @Test
    void aTitleCountsForMoreThanABodyAndOfEqualsTheNewerComesFirst() {
        var body = open(tenant, "EN", "Trouble", "The scanner hums");
        var older = open(tenant, "EN", "Scanner hums", "Trouble");
        var newer = open(tenant, "EN", "Scanner hums", "Trouble");
        awaitFound(tenant, "scanner", body, older, newer);

        assertThat(found(tenant, "scanner")).containsExactly(newer, older, body);
        var newest = open(tenant, "EN", "Trouble", "The scanner hums");
        awaitFound(tenant, "scanner", body, older, newer, newest);
        assertThat(ids(search(agent(tenant).queryParam("sort", "NEWEST"), "scanner")))
                .containsExactly(newest, newer, older, body);
    }

    @Test
    void aNumberIsFoundWithItsLettersWithoutThemAndByAPart() {
        var id = open(tenant, "EN", "Numbered", "-");
        var number = read(tenant, id).getString("number");
        awaitFound(tenant, number, id);

        assertThat(found(tenant, number.toLowerCase())).containsExactly(id);
        assertThat(found(tenant, number.substring(3))).containsExactly(id);
        assertThat(found(tenant, number.substring(6))).containsExactly(id);
        assertThat(found(tenant, number.substring(6) + " numbered")).containsExactly(id);
        assertThat(found(tenant, number.substring(6) + " zebra")).isEmpty();
    }

    @Test
    void aReferenceIsFoundAndAPartOfIt() {
        var id = crm(tenant).body("""
                        {"externalReference":"PSA/2026_Ä-77418","title":"t","body":"b","type":"INCIDENT","severity":"B",
                         "customer":{"externalId":"C-1"}}""").post("/v1/tickets").<String>path("id");
        awaitFound(tenant, "psa/2026_a-77418", id);

        assertThat(found(tenant, "77418")).containsExactly(id);
        assertThat(found(tenant, "7_418")).isEmpty();
    }

    @Test
    void namesAreFoundByAPartAsTheyAreNow() {
        var id = crm(tenant).body("""
                        {"title":"t","body":"b","type":"INCIDENT","severity":"B",
                         "customer":{"externalId":"KD-5521","name":"Göteborg Möbel"},
                         "contact":{"externalId":"P-9","name":"José Niño","email":"jnino@moebel.example"}}""").post("/v1/tickets").<String>path("id");
        for (var q :
                new String[] {"goteborg", "tebor", "kd-5521", "\"göteborg möbel\"", "nino", "jnino@moebel.example"}) {
            awaitFound(tenant, q, id);
        }

        crm(tenant)
                .body("{\"name\":\"Malmö Möbel\"}")
                .put("/v1/customers/KD-5521")
                .then()
                .statusCode(200);
        assertThat(found(tenant, "malmo")).containsExactly(id);
        assertThat(found(tenant, "goteborg")).isEmpty();
    }

    @Test
    void aCorrectedTicketIsFoundByWhatItSaysNow() {
        var id = open(tenant, "EN", "Keyboard", "-");
        awaitFound(tenant, "keyboard", id);

        patch(tenant, id, "{\"title\":\"Headset\",\"severity\":\"A\"}").then().statusCode(200);

        awaitFound(tenant, "headset", id);
        assertThat(found(tenant, "keyboard")).isEmpty();
        assertThat(ids(search(agent(tenant).queryParam("severity", "A"), "headset")))
                .containsExactly(id);
        assertThat(ids(search(agent(tenant).queryParam("severity", "B"), "headset")))
                .isEmpty();
    }

    @Test
    void theFiltersAreThoseOfTheList() {
        var id = open(tenant, "EN", "Filtered", "-");
        awaitFound(tenant, "filtered", id);

        for (var fits : new String[] {
            "status=NEW", "customer=C-1", "openedAfter=2026-01-01T00:00:00Z", "breached=false", "severity=B"
        }) {
            var pair = fits.split("=");
            assertThat(ids(search(agent(tenant).queryParam(pair[0], pair[1]), "filtered")))
                    .as(fits)
                    .containsExactly(id);
        }
        for (var misses : new String[] {
            "status=CLOSED",
            "customer=C-2",
            "openedBefore=2026-01-01T00:00:00Z",
            "updatedAfter=2100-01-01T00:00:00Z",
            "breached=true",
            "productFamily=AZURE",
            "externalReference=x",
            "reference=crm:x"
        }) {
            var pair = misses.split("=");
            assertThat(ids(search(agent(tenant).queryParam(pair[0], pair[1]), "filtered")))
                    .as(misses)
                    .isEmpty();
        }
    }

    @Test
    void passagesArePlainTextWithPlaces() {
        var id = open(tenant, "DE", "Störung", "<script>alert(1)</script> Die Häuser sind still.");
        awaitFound(tenant, "haus", id);

        var page = search(agent(tenant), "haus");
        assertThat(page.getList("items[0].passages.source", String.class)).containsExactly("BODY");
        var text = page.getString("items[0].passages[0].text");
        int start = page.getInt("items[0].passages[0].marks[0].start");
        int end = page.getInt("items[0].passages[0].marks[0].end");
        assertThat(text.substring(start, end)).isEqualTo("Häuser");

        write(tenant, id, "CUSTOMER", "Der Zähler läuft wieder");
        awaitFound(tenant, "zahler", id);
        var said = search(agent(tenant), "zahler");
        assertThat(said.getString("items[0].passages[0].source")).isEqualTo("COMMUNICATION");
        assertThat(said.getString("items[0].passages[0].communicationId")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; drop table ticket; --",
                "a' & 'b",
                "\\",
                "x\\",
                "a:*",
                "a:ABCD",
                "!a",
                "((a",
                "a <-> b",
                "<2>",
                "%x%",
                "_x_",
                "*x*",
                "\"a",
                "it's",
                "@a:all",
                " a:desk",
                "𝒳𝒳𝒳 🖨x",
                "http://a.example/b?c=d&e=%20",
                "a@b.example",
                "-x y"
            })
    void anyTextIsAQuery(String q) {
        assertThat(agent(tenant).queryParam("q", q).get("/v1/tickets/search").statusCode())
                .isIn(200, 422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=1",
                "q=",
                "q=-x",
                "q=a&q=b",
                "q=a&colour=red",
                "q=a&status=OPEN",
                "q=a&language=FR",
                "q=a&limit=0",
                "q=a&limit=51",
                "q=a&cursor=x",
                "q=a&openedAfter=yesterday",
                "q=the&language=EN"
            })
    void whatIsWrongWithTheParametersIsTold(String query) {
        agent(tenant)
                .get("/v1/tickets/search?" + query)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:firstline:problem:invalid"));
    }

    @Test
    void aCursorHoldsForItsQueryAlone() {
        for (int i = 0; i < 3; i++) {
            open(tenant, "EN", "Cursor", "-");
        }
        await().untilAsserted(() -> assertThat(found(tenant, "cursor")).hasSize(3));
        var next = search(agent(tenant).queryParam("limit", 1), "cursor").getString("next");
        agent(tenant)
                .queryParam("q", "cursors")
                .queryParam("cursor", next)
                .get("/v1/tickets/search")
                .then()
                .statusCode(422);
    }
}
