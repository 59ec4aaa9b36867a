package dev.firstline.intake.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.chassis.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A file is cut into pages that have all its lines, each once, with its number. */
class ImportFileTest {

    private record Cut(int number, int first, int last, byte[] content) {}

    private final List<Cut> pages = new ArrayList<>();

    @Test
    void allLinesThatSaySomethingAreThereWithTheirNumbers() throws IOException {
        var extent = cut("\uFEFFone\r\n\n two\n\t\r\nthree");

        assertThat(extent).isEqualTo(new ImportFile.Extent(1, 3));
        assertThat(lines())
                .containsExactly(new SourceLine(1, "one\r"), new SourceLine(3, " two"), new SourceLine(5, "three"));
        assertThat(pages.getFirst().last()).isEqualTo(5);
    }

    @Test
    void aPageEndsWithItsLastLineOrWhenItIsLarge() throws IOException {
        cut("x\n".repeat(ImportFile.PAGE_LINES + 1));
        assertThat(pages).extracting(Cut::last).containsExactly(200, 202);
        assertThat(pages).extracting(Cut::first).containsExactly(1, 201);

        pages.clear();
        cut(("y".repeat(ImportFile.PAGE_BYTES) + "\n").repeat(3));
        assertThat(pages).hasSize(3);
    }

    @Test
    void whateverTheLinesAreThePagesAreTheFile() throws IOException {
        var random = new Random(7);
        for (int round = 0; round < 200; round++) {
            pages.clear();
            var lines = IntStream.range(0, random.nextInt(900) + 1)
                    .mapToObj(i -> random.nextInt(3) == 0 ? "" : "ä".repeat(random.nextInt(3_000)))
                    .toList();
            if (lines.stream().allMatch(String::isEmpty)) {
                continue;
            }
            cut(String.join("\n", lines));

            var expected = IntStream.range(0, lines.size())
                    .filter(i -> !lines.get(i).isEmpty())
                    .mapToObj(i -> new SourceLine(i + 1, lines.get(i)))
                    .toList();
            assertThat(lines()).isEqualTo(expected);
            assertThat(pages)
                    .allSatisfy(page ->
                            assertThat(page.content().length).isLessThan(ImportFile.PAGE_BYTES + 3_000 * 2 + 2));
            assertThat(IntStream.range(0, pages.size())
                            .mapToObj(i -> pages.get(i).number()))
                    .isEqualTo(IntStream.range(0, pages.size()).boxed().toList());
        }
    }

    @Test
    void whatIsTooLongTooMuchOrNothingIsRefused() {
        assertThatThrownBy(() -> cut("a\n" + "b".repeat(ImportFile.LINE_BYTES + 1)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("ine 2 has more than");
        assertThatThrownBy(() -> cut("c\n".repeat(ImportFile.MOST_LINES + 1))).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> cut(" \n\r\n")).isInstanceOf(Problem.class);
    }

    @Test
    void aLineThatIsNoUtf8IsOneWithoutText() {
        assertThat(SourceLine.of(7, new byte[] {'a', '\n', (byte) 0xC3, '\n', 'b'}))
                .containsExactly(new SourceLine(7, "a"), new SourceLine(8, null), new SourceLine(9, "b"));
    }

    private ImportFile.Extent cut(String text) throws IOException {
        return ImportFile.cut(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                (number, first, last, content) -> pages.add(new Cut(number, first, last, content)));
    }

    private List<SourceLine> lines() {
        return pages.stream()
                .flatMap(page -> SourceLine.of(page.first(), page.content()).stream())
                .toList();
    }
}
