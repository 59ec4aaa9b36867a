package dev.firstline.intake.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.intake.search.Passage.Mark;
import dev.firstline.intake.search.Passage.Source;
import org.junit.jupiter.api.Test;

class PassageTest {

    @Test
    void marksArePlacesInPlainText() {
        var passage = Passage.of(Source.BODY, null, "<b>the \uE000printer\uE001</b> 🖨 is \uE000silent\uE001");

        assertThat(passage.text()).isEqualTo("<b>the printer</b> 🖨 is silent");
        assertThat(passage.marks()).containsExactly(new Mark(7, 14), new Mark(25, 31));
        assertThat(passage.marks().stream().map(mark -> passage.text().substring(mark.start(), mark.end())))
                .containsExactly("printer", "silent");
    }
}
