package dev.firstline.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FilterFormTest {

    @Test
    void aSearchAmongOpenTicketsLeadsToOneAmongAll() {
        assertThat(FilterForm.of(null, null, null, "FL-7 &b").everywhere())
                .isEqualTo("/?status=ALL&severity=&search=FL-7+%26b");
        assertThat(FilterForm.of("ALL", "A", "true", "FL-7").everywhere())
                .isEqualTo("/?status=ALL&severity=&search=FL-7");
    }

    @Test
    void whereAllAreSearchedOrNothingIsThereIsNoWiderOne() {
        assertThat(FilterForm.of("ALL", null, null, "FL-7").everywhere()).isNull();
        assertThat(FilterForm.of("CLOSED", null, "true", null).everywhere()).isNull();
    }
}
