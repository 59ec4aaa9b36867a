package dev.firstline.chassis.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedTypesTest {

    private static final MediaType JSON = MediaType.valueOf("application/json");
    private static final MediaType CSV = MediaType.valueOf("text/csv;qs=0.5");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;q=0",
                "application/json; q=0.000",
                "application/json;Q=0 , text/html",
                "application/*;q=0",
                "*/*;q=0",
                "*/*, application/json;q=0",
                "application/json;q=0, application/*;q=1",
                "application/jsonp",
                "x-application/json",
                "text/html",
                "application/json;charset=\"a,b\";q=0"
            })
    void whatIsRefusedOrNotNamedIsNotSent(String accept) {
        assertThat(AcceptedTypes.of(accept).best(List.of(JSON))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json;q=0.001",
                "application/json; charset=utf-8",
                "application/json;odata=verbose",
                "application/*",
                "*/*;q=0.1",
                "text/html;q=0, */*",
                "application/*;q=0, application/json",
                "text/html, image/gif, *; q=.2, */*; q=.2",
                "",
                "nonsense",
                ","
            })
    void whatIsTakenIsSent(String accept) {
        assertThat(AcceptedTypes.of(accept).best(List.of(JSON))).contains(JSON);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/json, text/csv            | application/json
            text/csv, application/json;q=0.9      | text/csv
            text/csv;q=0.2, */*;q=0.1             | text/csv
            application/json;q=0, */*             | text/csv
            text/*, text/csv;q=0.1, */*;q=0.5     | application/json
            */*                                   | application/json
            text/csv;q=0, */*                     | application/json
            """)
    void theMostSpecificRangeSaysHowMuchATypeIsWanted(String accept, String sent) {
        assertThat(AcceptedTypes.of(accept).best(List.of(JSON, CSV)))
                .hasValueSatisfying(type ->
                        assertThat(type.getType() + "/" + type.getSubtype()).isEqualTo(sent));
    }

    @Test
    void aLongHeaderIsReadOnce() {
        var hostile = "a/b" + ";a=\"\\".repeat(3_000) + ",application/json;q=0";

        assertThat(AcceptedTypes.of(hostile).best(List.of(JSON))).isEmpty();
    }
}
