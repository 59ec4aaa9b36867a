package dev.firstline.diagnosis.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each line of the mails in {@code mails.txt} is known as what it is. */
class MailsTest {

    private static final Map<Character, SegmentKind> KINDS = Map.of(
            'O', SegmentKind.OWN,
            'Q', SegmentKind.QUOTED,
            'F', SegmentKind.FORWARDED,
            'S', SegmentKind.SIGNATURE,
            'D', SegmentKind.DISCLAIMER,
            'A', SegmentKind.AUTO_REPLY,
            'C', SegmentKind.FORM,
            'L', SegmentKind.LOG,
            'E', SegmentKind.ENCODED);

    record Mail(String name, String title, List<String> lines) {

        String body() {
            return lines.stream().map(line -> line.substring(2)).collect(Collectors.joining("\n"));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Mail> mails() throws IOException {
        try (var stream = MailsTest.class.getResourceAsStream("/mail/mails.txt")) {
            var mails = new ArrayList<Mail>();
            for (var line : new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith("=== ")) {
                    var head = line.substring(4).split(" \\| ", 2);
                    mails.add(new Mail(head[0], head[1], new ArrayList<>()));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    mails.getLast().lines().add(line);
                }
            }
            return mails;
        }
    }

    @ParameterizedTest
    @MethodSource("mails")
    void eachLineIsKnownAsWhatItIs(Mail mail) {
        var read = MailReading.of(mail.title(), mail.body(), null);

        for (int i = 0; i < mail.lines().size(); i++) {
            var line = mail.lines().get(i);
            if (line.length() == 2) {
                continue;
            }
            int number = i + 1;
            var segment = read.segments().stream()
                    .filter(each -> each.firstLine() <= number && number <= each.lastLine())
                    .findFirst()
                    .orElseThrow();
            assertThat(segment.kind())
                    .as("line %d, %s, of %s", number, line, read)
                    .isEqualTo(KINDS.get(Character.toUpperCase(line.charAt(0))));
            boolean isRead = line.charAt(0) == 'O' || Character.isLowerCase(line.charAt(0));
            assertThat(segment.read())
                    .as("line %d, %s, of %s", number, line, read)
                    .isEqualTo(isRead);
        }
    }
}
