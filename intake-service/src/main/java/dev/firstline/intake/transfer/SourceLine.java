package dev.firstline.intake.transfer;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line as it stands in the file.
 *
 * @param number from 1
 * @param text null when it is no UTF-8
 */
record SourceLine(int number, @Nullable String text) {

    /**
     * The lines of a page that are not empty.
     *
     * @param first the number of its first line
     */
    static List<SourceLine> of(int first, byte[] page) {
        var lines = new ArrayList<SourceLine>();
        int number = first;
        int from = 0;
        for (int i = 0; i <= page.length; i++) {
            if (i == page.length || page[i] == '\n') {
                var text = decoded(page, from, i - from);
                if (text == null || !text.isBlank()) {
                    lines.add(new SourceLine(number, text));
                }
                number++;
                from = i + 1;
            }
        }
        return lines;
    }

    private static @Nullable String decoded(byte[] page, int from, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(page, from, length))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
