package dev.firstline.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How the blocks of the pages are read; that they do what they say is seen on the platform. */
class DocsBlocksTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern INDENTED_COMMAND =
            Pattern.compile("(?m)^( {4}(?:\\./|curl |docker |mvn |bash |export ).*)$");

    @Test
    void aBlockHasItsLanguageItsPlaceAndTheReasonWhyItIsNotRun() {
        var page = new Page("x.md", """
                Words.

                <!-- not run: needs the moon -->

                ```sh
                fly
                ```
                ```json
                {}
                ```
                """);
        assertThat(page.blocks()).extracting(Page.Block::place).containsExactly("x.md:5", "x.md:8");
        assertThat(page.blocks().getFirst().notRun()).contains("needs the moon");
        assertThat(page.blocks().getLast().notRun()).isEmpty();
        assertThat(page.blocks().getLast().language()).isEqualTo("json");
    }

    @Test
    void whatAPageShowsAndAnAnswerLacksIsADifference() throws Exception {
        var shown = JSON.readTree("{\"a\":1,\"b\":{\"c\":\"x\"},\"d\":[{\"e\":true}]}");
        var found = JSON.readTree("{\"a\":7,\"b\":{\"c\":null},\"d\":[{\"f\":true}],\"g\":0}");
        assertThat(RunBlocks.differences("", shown, shown)).isEmpty();
        assertThat(RunBlocks.differences("", shown, found))
                .containsExactly(
                        "/b/c is shown as STRING, the answer has NULL",
                        "/d/0/e is shown as BOOLEAN, the answer has MISSING");
    }

    @Test
    void everyCommandStandsInABlockThatIsRun() {
        assertThat(Page.all()).allSatisfy(page -> {
            var outside = page.text();
            for (var block : page.blocks()) {
                outside = outside.replace(block.text(), "");
            }
            assertThat(new Page(page.name(), outside).mentions(INDENTED_COMMAND))
                    .isEmpty();
        });
    }
}
