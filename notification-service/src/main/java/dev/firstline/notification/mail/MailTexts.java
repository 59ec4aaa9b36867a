package dev.firstline.notification.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstline.chassis.event.EventJson;
import dev.firstline.chassis.http.Texts;
import dev.firstline.contracts.Event;
import dev.firstline.contracts.EventCatalog;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The words of a mail: from the template of the event's type, {@code templates/mail/<type>.txt}, or a general one. A template sees the
 * fields of the event in words ({@link Wording}).
 */
@ApplicationScoped
public class MailTexts {

    private static final String GENERAL = "mail/general";
    private static final int MAX_SUBJECT = 200;
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final Engine engine;
    private final ObjectMapper json = new ObjectMapper();

    MailTexts(Engine engine) {
        this.engine = engine;
    }

    /** Subject, in one line, and text. */
    public record MailText(String subject, String body) {}

    /**
     * The mail of an alert. The first line of a template is the subject.
     *
     * @param payload the alert's JSON
     */
    public MailText of(String eventType, String payload) {
        return of(eventType, payload, Map.of());
    }

    /**
     * The same, with values that are not in the payload.
     *
     * @param more by name
     */
    MailText of(String eventType, String payload, Map<String, String> more) {
        var alert = new HashMap<>(read(payload));
        var event = event(eventType, alert.get("data"));
        alert.computeIfPresent("timestamp", (name, at) -> Wording.ofText(at));
        alert.computeIfPresent("data", (name, data) -> event.map(Wording::of).orElseGet(() -> Wording.ofOther(data)));
        var instance = template(eventType).instance();
        alert.forEach(instance::data);
        more.forEach(instance::data);
        var text = instance.render();
        int line = text.indexOf('\n');
        return new MailText(oneLine(text.substring(0, line)), lines(text.substring(line + 1)));
    }

    /** The general one is for what a newer version has left in the queue. */
    private Template template(String eventType) {
        var own = engine.getTemplate("mail/" + eventType);
        return own == null ? engine.getTemplate(GENERAL) : own;
    }

    /** Empty for what is no event of the topics, such as a test. */
    private Optional<Event> event(String eventType, @Nullable Object data) {
        return EventCatalog.byType(eventType).map(entry -> EventJson.read(bytes(data), entry.record()));
    }

    private byte[] bytes(@Nullable Object data) {
        try {
            return json.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("it was read just now", e);
        }
    }

    private Map<String, Object> read(String payload) {
        try {
            return json.readValue(payload, OBJECT);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("payloads are written by this service", e);
        }
    }

    /** The template's own lines; a mark that would turn, hide or begin one does not come from a value. */
    private static String lines(String text) {
        var lines = new StringBuilder();
        text.strip()
                .codePoints()
                .filter(c -> c == '\n' || Texts.isOneLine(Character.toString(c)))
                .forEach(lines::appendCodePoint);
        return lines.append('\n').toString();
    }

    private static String oneLine(String text) {
        var line = new StringBuilder();
        text.strip()
                .codePoints()
                .filter(c -> Texts.isOneLine(Character.toString(c)))
                .forEach(line::appendCodePoint);
        return line.length() <= MAX_SUBJECT ? line.toString() : line.substring(0, MAX_SUBJECT);
    }
}
