package dev.firstline.devstack.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A table and a mapping are lines that an import takes. */
class CsvLinesTest {

    private static final String TICKETS = """
            {"kind":"ticket","separator":";",
             "columns":{"ID":"ticket.externalReference","Subject":"ticket.title","Text":"ticket.body","Prio":"ticket.severity",
                        "Company":"ticket.customer.externalId","State":"status","Opened":"openedAt","Fault":"ticket.breakFix"},
             "fixed":{"ticket.type":"INCIDENT"},
             "values":{"status":{"Done":"CLOSED"},"ticket.severity":{"1":"A"},"ticket.breakFix":{"yes":true}},
             "times":{"pattern":"d/M/yyyy H:mm","zone":"Europe/Lisbon"}}""";

    @Test
    void aRowIsALine() throws IOException {
        assertThat(lines(TICKETS, """
                \uFEFFID;Subject;Text;Prio;Company;State;Opened;Fault;Other\r
                17;"No ""mail"";";"two
                lines";1;C-1;Done;2/7/2026 9:05;yes;x\r
                """))
                .containsExactly("{\"kind\":\"ticket\",\"ticket\":{\"type\":\"INCIDENT\",\"externalReference\":\"17\","
                        + "\"title\":\"No \\\"mail\\\";\",\"body\":\"two\\nlines\",\"severity\":\"A\","
                        + "\"customer\":{\"externalId\":\"C-1\"},\"breakFix\":true},\"status\":\"CLOSED\","
                        + "\"openedAt\":\"2026-07-02T08:05:00Z\"}");
    }

    @Test
    void emptyCellsAreLeftOutAndUnknownWordsAreLeftAsTheyAre() throws IOException {
        assertThat(lines(TICKETS, """
                ID;Subject;Text;Prio;Company;State;Opened;Fault
                18;t;;2;C-1;Odd;yesterday;
                """))
                .containsExactly("{\"kind\":\"ticket\",\"ticket\":{\"type\":\"INCIDENT\",\"externalReference\":\"18\","
                        + "\"title\":\"t\",\"severity\":\"2\",\"customer\":{\"externalId\":\"C-1\"}},\"status\":\"Odd\","
                        + "\"openedAt\":\"yesterday\"}");
    }

    @Test
    void wordsOfATicketThatFollowEachOtherAreOneLine() throws IOException {
        assertThat(lines("""
                {"kind":"communications","columns":{"T":"ticket","B":"items.body"},
                 "fixed":{"items.direction":"OUTBOUND"}}""", """
                T,B
                1,a
                1,b
                2,c
                1,d
                """))
                .containsExactly(
                        "{\"kind\":\"communications\",\"items\":[{\"direction\":\"OUTBOUND\",\"body\":\"a\"},"
                                + "{\"direction\":\"OUTBOUND\",\"body\":\"b\"}],\"ticket\":\"1\"}",
                        "{\"kind\":\"communications\",\"items\":[{\"direction\":\"OUTBOUND\",\"body\":\"c\"}],\"ticket\":\"2\"}",
                        "{\"kind\":\"communications\",\"items\":[{\"direction\":\"OUTBOUND\",\"body\":\"d\"}],\"ticket\":\"1\"}");
    }

    @Test
    void whatIsWrongIsToldBeforeAnythingIsSent() {
        assertThatThrownBy(() -> lines(TICKETS, "ID;Subject\n")).hasMessageContaining("has no column");
        assertThatThrownBy(() -> lines(TICKETS, "")).hasMessage("The table is empty.");
        assertThatThrownBy(() -> CsvMapping.of("{\"kind\":\"letter\"}")).hasMessageContaining("must be one of");
        assertThatThrownBy(() -> CsvMapping.of("{\"kind\":\"ticket\",\"colums\":{}}"))
                .hasMessageContaining("'colums'");
        assertThatThrownBy(() -> CsvMapping.of("kind")).hasMessageContaining("no JSON");
        assertThatThrownBy(() -> lines("{\"kind\":\"customer\",\"columns\":{\"A\":\"externalId\"}}", "A\n\"open"))
                .hasMessageContaining("is not closed");
    }

    private static List<String> lines(String mapping, String table) throws IOException {
        try (var lines = new CsvLines(new StringReader(table), CsvMapping.of(mapping))) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
