package dev.firstline.sla.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.sla.clock.IntervalCause;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttainmentCsvTest {

    @Test
    void aLineHoldsCountsShareAndSeconds() throws IOException {
        assertThat(csv(line("gold, silver", 2, 1)))
                .isEqualTo("group,target,met,breached,cancelled,percent,held_running_seconds,held_customer_seconds,"
                        + "held_vendor_seconds,held_partner_seconds,held_incident_seconds,unanswered,unanswered_as_met,"
                        + "unanswered_as_breached,excused,voided,met_after_excuses,breached_after_excuses,percent_after_excuses,"
                        + "settled,late_mean_seconds,late_longest_seconds,late_mean_wall_seconds\r\n"
                        + "\"gold, silver\",RESOLUTION,2,1,4,66.6,90,0,0,0,0,0,0,0,1,0,2,0,100.0,1,41,41,60\r\n");
    }

    @Test
    void aHundredPercentIsSaidOnlyWhenNothingWasBroken() {
        assertThat(line("x", 9_999, 1).percent()).hasToString("99.9");
        assertThat(line("x", 9_999, 0).percent()).hasToString("100.0");
        assertThat(line("x", 0, 0).percent()).isNull();
    }

    @Test
    void whatCountsAsKeptOrBrokenWithoutAnAnswerIsInTheShareAndExcusesAreNot() {
        var line = new Attainment(
                "x",
                SlaTarget.FIRST_RESPONSE,
                5,
                2,
                0,
                line("x", 0, 0).held(),
                new Attainment.Unanswered(4, 1, 2),
                new Attainment.Excused(1, 0, 6, 3),
                new Attainment.Late(0, null, null, null));
        assertThat(line.percent()).hasToString("60.0");
        assertThat(line.excused().percent()).hasToString("66.6");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void whatASpreadsheetWouldCountIsWrittenAsText(String formula) {
        assertThat(AttainmentCsv.safe(formula)).isEqualTo("'" + formula);
    }

    private static String csv(Attainment line) throws IOException {
        var text = new StringBuilder();
        var csv = new AttainmentCsv(text);
        csv.line(line);
        csv.end();
        return text.toString();
    }

    private static Attainment line(String group, long met, long breached) {
        var held = new EnumMap<IntervalCause, Duration>(IntervalCause.class);
        for (var cause : IntervalCause.values()) {
            held.put(cause, cause == IntervalCause.RUNNING ? Duration.ofSeconds(90) : Duration.ZERO);
        }
        return new Attainment(
                group,
                SlaTarget.RESOLUTION,
                met,
                breached,
                4,
                held,
                new Attainment.Unanswered(0, 0, 0),
                new Attainment.Excused(1, 0, met, Math.max(0, breached - 1)),
                new Attainment.Late(1, Duration.ofSeconds(41), Duration.ofSeconds(41), Duration.ofSeconds(60)));
    }
}
