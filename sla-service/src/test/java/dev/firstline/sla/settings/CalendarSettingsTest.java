package dev.firstline.sla.settings;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import dev.firstline.sla.fixture.Api;
import dev.firstline.sla.fixture.Stack;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Stack
class CalendarSettingsTest {

    private static final String OFFICE = """
            {"zone":"Europe/Berlin","hours":{"MONDAY":["09:00-17:00"],"TUESDAY":["09:00-13:00"]}%s}""";
    private static final String FILE = """
            BEGIN:VCALENDAR
            VERSION:2.0
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20261224
            DTEND;VALUE=DATE:20261226
            END:VEVENT
            BEGIN:VEVENT
            DTSTART:20261228T100000Z
            END:VEVENT
            END:VCALENDAR
            """;

    private final String tenant = Api.freshTenant();

    @Test
    void exceptionsAreKeptAndShown() {
        Api.as(tenant, "admin-agent")
                .body(OFFICE.formatted(
                        ",\"exceptions\":{\"2026-12-25\":[],\"2026-12-24\":[\"13:00-14:00\",\"09:00-12:00\"]}"))
                .put("/v1/calendars/office")
                .then()
                .statusCode(201)
                .body("businessDay", equalTo("PT6H"))
                .body("holidayRegion", nullValue());
        Api.as(tenant, "crm-client")
                .get("/v1/calendars/office")
                .then()
                .body(
                        "exceptions",
                        equalTo(Map.of("2026-12-24", List.of("09:00-12:00", "13:00-14:00"), "2026-12-25", List.of())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /exceptions/2026-12-24/0 | ,"exceptions":{"2026-12-24":["9-12"]}
            /exceptions/2026-12-24/1 | ,"exceptions":{"2026-12-24":["09:00-12:00","11:00-13:00"]}
            /exceptions/Christmas | ,"exceptions":{"Christmas":[]}
            /exceptions/1969-12-31 | ,"exceptions":{"1969-12-31":[]}
            /holidays/1           | ,"holidays":["2026-12-24","+99999-01-01"]
            /holidayRegion        | ,"holidayRegion":{"code":"DE","from":2026,"to":2036}
            /holidayRegion        | ,"holidayRegion":{"code":"DE","from":2026,"to":2025}
            /holidayRegion/code   | ,"holidayRegion":{"code":"DE-XX","from":2026,"to":2026}
            /holidayRegion/code   | ,"holidayRegion":{"code":"","from":2026,"to":2026}
            /holidayRegion/to     | ,"holidayRegion":{"code":"DE","from":2026}
            """)
    void aCalendarThatCannotBeKeptIsRefusedByTheNameOfItsFault(String pointer, String fault) {
        Api.as(tenant, "admin-agent")
                .body(OFFICE.formatted(fault))
                .put("/v1/calendars/office")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void aRegionBecomesPlainDatesThatStayTheSameWhenTheyAreSentBack() {
        var view = Api.as(tenant, "admin-agent")
                .body(
                        OFFICE.formatted(
                                ",\"holidays\":[\"2026-12-22\"],\"holidayRegion\":{\"code\":\"de-by\",\"from\":2026,\"to\":2027}"))
                .put("/v1/calendars/office")
                .then()
                .statusCode(201)
                .body("holidays", hasItems("2026-01-06", "2026-12-22", "2027-12-25"))
                .body("holidayRegion", equalTo(Map.of("code", "DE-BY", "from", 2026, "to", 2027)))
                .extract()
                .jsonPath();
        Api.as(tenant, "admin-agent")
                .body(Map.of(
                        "zone", view.getString("zone"),
                        "hours", view.getMap("hours"),
                        "holidays", view.getList("holidays"),
                        "holidayRegion", view.getMap("holidayRegion")))
                .put("/v1/calendars/office")
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
    }

    @Test
    void holidaysOfARegionAreSuggested() {
        Api.as(tenant, "crm-client")
                .get("/v1/calendars/holidays?region=DE-BY&from=2026&to=2028")
                .then()
                .statusCode(200)
                .body("region", equalTo("DE-BY"))
                .body("holidays.date", hasItems("2026-01-06", "2028-12-26"))
                .body("holidays[0].kind", equalTo("PUBLIC"))
                .body("holidays[0].names.de", equalTo("Neujahr"));
        Api.as(tenant, "user-admin")
                .get("/v1/calendars/holidays?region=DE&from=2026&to=2026")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({
        "from, region=DE&from=x&to=2026",
        "from, region=DE&to=2026",
        "until, region=DE&from=2026&to=2026&until=2027",
        "region, region=DE-XX&from=2026&to=2026",
        "region, region=&from=2026&to=2026",
        "region, from=2026&to=2026",
        "to, region=DE&from=2026&to=2036",
        "to, region=DE&from=2026",
        "to, region=DE&from=-2147483648&to=2147483647"
    })
    void suggestionsNeedAKnownRegionAndFewYears(String pointer, String query) {
        Api.as(tenant, "crm-client")
                .get("/v1/calendars/holidays?" + query)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void noCalendarCanTakeTheAddressOfTheSuggestions() {
        Api.as(tenant, "admin-agent")
                .body(OFFICE.formatted(""))
                .put("/v1/calendars/holidays")
                .then()
                .statusCode(greaterThan(400));
    }

    @Test
    void aFilesWholeDaysBecomeHolidaysOfTheNextVersion() {
        Api.as(tenant, "admin-agent")
                .body(OFFICE.formatted(",\"holidays\":[\"2026-12-25\"]"))
                .put("/v1/calendars/office")
                .then()
                .statusCode(201);
        file("admin-agent")
                .body(FILE)
                .post("/v1/calendars/office/import")
                .then()
                .statusCode(428);
        file("admin-agent")
                .header("If-Match", "\"7\"")
                .body(FILE)
                .post("/v1/calendars/office/import")
                .then()
                .statusCode(412);
        file("admin-agent")
                .header("If-Match", "\"1\"")
                .body(FILE)
                .post("/v1/calendars/office/import?from=2026&to=2027")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("found", equalTo(2))
                .body("added", equalTo(1))
                .body("ignored", equalTo(Map.of("TIMED", 1)))
                .body("calendar.version", equalTo(2))
                .body("calendar.holidays", contains("2026-12-24", "2026-12-25"));
        // Once more changes nothing, and needs no ETag.
        file("admin-agent")
                .body(FILE)
                .post("/v1/calendars/office/import")
                .then()
                .statusCode(200)
                .body("added", equalTo(0))
                .body("calendar.version", equalTo(2));
    }

    @Test
    void aShippedCalendarIsCopiedWithTheHolidaysOfAFile() {
        file("ops")
                .body(Examples.CALENDAR_FILE)
                .post("/v1/calendars/desk-de/import?from=2027&to=2028")
                .then()
                .statusCode(201)
                .body("calendar.tenant", equalTo(tenant))
                .body("calendar.zone", equalTo("Europe/Berlin"))
                .body("calendar.holidays", contains("2027-03-15", "2028-03-15"));
        file("ops").body(FILE).post("/v1/calendars/nowhere/import").then().statusCode(404);
        file("ops").body(FILE).post("/v1/calendars/24x7/import").then().statusCode(422);
        file("helpdesk-agent")
                .body(FILE)
                .post("/v1/calendars/desk-de/import")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not a calendar",
                "BEGIN:VCALENDAR\nEND:VCALENDAR",
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261224",
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261224\nRRULE:FREQ=SECONDLY\nEND:VEVENT\nEND:VCALENDAR",
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261224T100000\nEND:VEVENT\nEND:VCALENDAR"
            })
    void aFileWithoutHolidaysIsRefused(String text) {
        boolean isCalendar = text.endsWith("END:VCALENDAR");
        var answer = file("admin-agent")
                .body(text)
                .post("/v1/calendars/desk-de/import")
                .then()
                .statusCode(isCalendar ? 422 : 400)
                .contentType("application/problem+json");
        if (isCalendar) {
            answer.body("errors.pointer", contains(""));
        }
    }

    @Test
    void aFileIsSentAsSuchAndIsNotTooLarge() {
        file("admin-agent")
                .body(FILE + "X".repeat(600 * 1024))
                .post("/v1/calendars/desk-de/import")
                .then()
                .statusCode(413);
        Api.as(tenant, "admin-agent")
                .body("{}")
                .post("/v1/calendars/desk-de/import")
                .then()
                .statusCode(415);
        file("admin-agent")
                .body(FILE)
                .post("/v1/calendars/desk-de/import?from=2026&to=2040")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("to"));
    }

    @Test
    void aFileSentAgainUnderItsNameReplacesWhatItBrought() {
        Api.as(tenant, "admin-agent")
                .body("{\"zone\":\"UTC\",\"hours\":{\"MONDAY\":[\"09:00-17:00\"]},\"holidays\":[\"2026-05-01\"]}")
                .put("/v1/calendars/mine")
                .then()
                .statusCode(201);
        imported("1", "town", "20260501", "20261224")
                .body("added", equalTo(1))
                .body("removed", equalTo(0))
                .body("calendar.imports.town", contains("2026-12-24"));
        imported("2", "land", "20261226").body("added", equalTo(1));
        imported("3", "town", "20261225")
                .body("added", equalTo(1))
                .body("removed", equalTo(1))
                // What somebody typed and what another file brought stays.
                .body("calendar.holidays", contains("2026-05-01", "2026-12-25", "2026-12-26"));
        imported("4", "town", "20261225").body("added", equalTo(0)).body("calendar.version", equalTo(4));
        imported("4", null, "20261231").body("removed", equalTo(0)).body("calendar.imports.size()", equalTo(2));
    }

    private ValidatableResponse imported(String etag, String source, String... dates) {
        var events = new StringBuilder();
        for (var date : dates) {
            events.append("BEGIN:VEVENT\r\nUID:")
                    .append(date)
                    .append("\r\nDTSTART;VALUE=DATE:")
                    .append(date)
                    .append("\r\nEND:VEVENT\r\n");
        }
        var request = file("admin-agent").header("If-Match", "\"" + etag + "\"");
        return (source == null ? request : request.queryParam("source", source))
                .body("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + events + "END:VCALENDAR\r\n")
                .post("/v1/calendars/mine/import?from=2026&to=2027")
                .then()
                .statusCode(200);
    }

    private RequestSpecification file(String role) {
        var asText = EncoderConfig.encoderConfig()
                .encodeContentTypeAs("text/calendar", ContentType.TEXT)
                .defaultContentCharset("UTF-8");
        return Api.as(tenant, role)
                .config(RestAssured.config().encoderConfig(asText))
                .contentType("text/calendar");
    }
}
