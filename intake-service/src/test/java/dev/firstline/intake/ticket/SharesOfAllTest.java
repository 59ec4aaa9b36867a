package dev.firstline.intake.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.TenantPath;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharesOfAllTest {

    private final WaitingOpenings waiting = new WaitingOpenings();

    @Test
    void eachTenantThatWaitsHasAnEqualShareOfABatchAndWhatOneDoesNotNeedIsTheOthers() throws InterruptedException {
        wait("flood", 10);
        wait("drop", 1);
        wait("some", 3);

        assertThat(filers(6)).containsExactly("flood", "flood", "drop", "some", "flood", "some");
        assertThat(filers(6)).containsExactly("flood", "flood", "flood", "some", "flood", "flood");
        assertThat(filers(6)).containsExactly("flood", "flood");
    }

    @Test
    void ofMoreTenantsThanABatchTakesThoseThatWereLeftComeFirstNext() throws InterruptedException {
        for (var tenant : List.of("a", "b", "c", "d")) {
            wait(tenant, 2);
        }

        assertThat(filers(3)).containsExactly("a", "b", "c");
        assertThat(filers(3)).containsExactly("d", "a", "b");
        assertThat(filers(3)).containsExactly("c", "d");
    }

    private List<String> filers(int most) throws InterruptedException {
        return waiting.takeOfAll(most).stream()
                .map(opening -> opening.filer().value())
                .toList();
    }

    private void wait(String filer, int times) {
        IntStream.range(0, times).forEach(n -> waiting.add(opening(filer)));
    }

    private static PendingOpening opening(String filer) {
        return new PendingOpening(new TenantPath(filer), Openings.of(filer, null), null);
    }
}
