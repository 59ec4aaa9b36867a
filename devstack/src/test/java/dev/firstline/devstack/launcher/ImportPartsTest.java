package dev.firstline.devstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.devstack.launcher.ImportParts.Part;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A file in parts of whole lines is the file, and the same parts whenever it is read. */
class ImportPartsTest {

    @Test
    void thePartsAreTheFileAndEndWithTheirLines() throws IOException {
        byte[] file = file(40_000, 600);
        var parts = parts(new ByteArrayInputStream(file));

        assertThat(parts).hasSizeGreaterThan(1);
        var whole = new ByteArrayOutputStream();
        int line = 1;
        for (var part : parts) {
            assertThat(part.firstLine()).isEqualTo(line);
            whole.writeBytes(part.content());
            line += part.lines();
        }
        assertThat(whole.toByteArray()).isEqualTo(file);
        assertThat(parts.subList(0, parts.size() - 1))
                .allSatisfy(part -> assertThat(part.content())
                        .endsWith((byte) '\n')
                        .hasSizeBetween(ImportParts.PART_BYTES, ImportParts.PART_BYTES + 601));
    }

    @Test
    void theyAreTheSameHoweverTheFileIsRead() throws IOException {
        byte[] file = file(30_000, 900);
        var slowly = new InputStream() {
            private final InputStream in = new ByteArrayInputStream(file);
            private final Random random = new Random(3);

            @Override
            public int read() throws IOException {
                return in.read();
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return in.read(into, offset, random.nextInt(length) + 1);
            }
        };

        assertThat(parts(slowly).stream().map(Part::firstLine))
                .isEqualTo(parts(new ByteArrayInputStream(file)).stream()
                        .map(Part::firstLine)
                        .toList());
    }

    @Test
    void aLastLineNeedsNoLineFeedAndAnEmptyFileHasNoPart() throws IOException {
        assertThat(parts(new ByteArrayInputStream("a\n\nb".getBytes(StandardCharsets.UTF_8))))
                .singleElement()
                .satisfies(part -> assertThat(part.lines()).isEqualTo(3));
        assertThat(parts(new ByteArrayInputStream(new byte[0]))).isEmpty();
    }

    private static byte[] file(int lines, int longest) {
        var random = new Random(7);
        var file = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            file.append("x".repeat(random.nextInt(longest))).append('\n');
        }
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<Part> parts(InputStream file) throws IOException {
        var cutting = new ImportParts(file);
        var parts = new ArrayList<Part>();
        for (var part = cutting.next(); part.isPresent(); part = cutting.next()) {
            parts.add(part.get());
        }
        return parts;
    }
}
