package dev.firstline.escalation.packet;

import dev.firstline.contracts.escalation.FilingRoute;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A packet as a mail, for the routes that take one: a publisher's support contact, and the Security Response Center.
 *
 * @param to whom; null where no address is known
 * @param subject in one line
 * @param body as plain text
 */
public record PacketMail(@Nullable String to, String subject, String body) {

    private static final Set<FilingRoute> BY_MAIL = EnumSet.of(FilingRoute.ISV_CONTACT, FilingRoute.MSRC);
    private static final String MSRC_ADDRESS = "secure@microsoft.com";
    private static final String PUBLISHERS_CONTACT = "Publisher's support contact";
    private static final String TITLE = "Title";
    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final String INDENT = "    ";
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,10}");

    /** So many characters of a subject make an encoded word of at most 75, whatever they are (RFC 2047). */
    private static final int OF_A_WORD = 10;

    /** The mail of the packet; empty for a route that has a form. */
    public static Optional<PacketMail> of(Packet packet) {
        if (!BY_MAIL.contains(packet.route())) {
            return Optional.empty();
        }
        var body = packet.fields().stream()
                .filter(field -> field.value() != null && !field.name().equals(PUBLISHERS_CONTACT))
                .map(field -> field.name() + ": " + separated(field.value()))
                .collect(Collectors.joining("\n"));
        var title = value(packet, TITLE);
        return Optional.of(new PacketMail(
                packet.route() == FilingRoute.MSRC
                        ? MSRC_ADDRESS
                        : Optional.ofNullable(value(packet, PUBLISHERS_CONTACT))
                                .filter(contact -> ADDRESS.matcher(contact).matches())
                                .orElse(null),
                (title == null ? "Support request" : title)
                        .replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ")
                        .strip(),
                body + "\n"));
    }

    /** As a message that mail programs open as a draft (RFC 5322). */
    public String message() {
        return (to == null ? "" : "To: " + to + "\r\n") + "Subject: " + encoded(subject)
                + "\r\nX-Unsent: 1\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)) + "\r\n";
    }

    /** A value of several lines begins on a line of its own, and is indented: what begins a line is the name of a field. */
    private static String separated(@Nullable String value) {
        var lines = LINE_END.split(String.valueOf(value), -1);
        return lines.length == 1
                ? lines[0]
                : Stream.of(lines)
                        .map(line -> line.isEmpty() ? "" : INDENT + line)
                        .collect(Collectors.joining("\n", "\n", "\n"));
    }

    private static @Nullable String value(Packet packet, String name) {
        return packet.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .map(PacketField::value)
                .orElse(null);
    }

    private static String encoded(String text) {
        var points = text.codePoints().toArray();
        var words = new StringBuilder();
        for (int from = 0; from < points.length; from += OF_A_WORD) {
            var word = new String(points, from, Math.min(OF_A_WORD, points.length - from));
            words.append(from == 0 ? "" : "\r\n ")
                    .append("=?UTF-8?B?")
                    .append(Base64.getEncoder().encodeToString(word.getBytes(StandardCharsets.UTF_8)))
                    .append("?=");
        }
        return words.toString();
    }
}
