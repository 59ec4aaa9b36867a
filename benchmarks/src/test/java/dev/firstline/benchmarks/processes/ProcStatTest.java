package dev.firstline.benchmarks.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcStatTest {

    private static final String REST =
            " S 41 4711 4711 0 -1 4194560 9 8 7 6 120 30 5 2 20 0 44 0 987654 4802620 229200 18446744073709551615 1 1 0";

    @ParameterizedTest
    @ValueSource(strings = {"java", "C2 CompilerThre", "a (b) c", ") S 1 (", "))", "(", " "})
    void aNameMayHaveSpacesAndParenthesesInIt(String name) {
        var stat = ProcStat.parse("4711 (" + name + ")" + REST + "\n");

        assertThat(stat).isEqualTo(new ProcStat(4711, name, 41, 120, 30, 7, 987654));
        assertThat(stat.ticks()).isEqualTo(150);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4711", "4711 java S 1 2 3", "4711 (java) S 1 2 3", "4711 (java)"})
    void whatIsNoSuchLineIsRefused(String line) {
        assertThatThrownBy(() -> ProcStat.parse(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/proc/PID/stat");
    }

    @Test
    void contextSwitchesOfBothKindsAreAdded() {
        assertThat(ProcFolder.switches("""
                Name:	nonvoluntary_ctxt_switches: 9
                Threads:	44
                voluntary_ctxt_switches:	150
                nonvoluntary_ctxt_switches:	7
                """)).isEqualTo(157);
    }
}
