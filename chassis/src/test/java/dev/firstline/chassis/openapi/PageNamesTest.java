package dev.firstline.chassis.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageNamesTest {

    @ParameterizedTest
    @CsvSource({
        "PageCustomerView, CustomerPage",
        "PageTicketSummary, TicketSummaryPage",
        "PageViewingView, ViewingPage",
        "Page,",
        "Pages,",
        "DeadLetterPage,",
        "Pagedness,",
    })
    void aPageIsNamedByWhatIsOnIt(String generated, String better) {
        assertThat(PageNames.better(generated).orElse(null)).isEqualTo(better);
    }
}
