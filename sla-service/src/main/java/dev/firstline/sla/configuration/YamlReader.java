package dev.firstline.sla.configuration;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.firstline.sla.settings.Faults;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * One YAML text as the JSON that it stands for: no anchors and aliases (a few lines of them can mean gigabytes), no
 * tags, nothing named twice, nothing without a limit.
 */
final class YamlReader {

    private static final int MAX_DEPTH = 32;
    private static final int MAX_TEXT = 64 * 1024;
    private static final int MAX_VALUES = 50_000;
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,29})\\.[0-9]{1,30}");
    private static final String TAGS = "tags are not read; write plain text";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .loaderOptions(limits())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_TEXT)
                    .build())
            // Only true and false are truths; "no" is a language.
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build();

    private final Faults faults;
    private int values;

    private YamlReader(Faults faults) {
        this.faults = faults;
    }

    /** The tree of a text, with the line of each value told to {@code faults}; empty when it is no YAML that we read. */
    static Optional<JsonNode> read(byte[] utf8, Faults faults) {
        try (var parser = FACTORY.createParser(text(utf8))) {
            if (parser.nextToken() == null) {
                faults.onLine(null, "the document is empty; write {} for a tenant that sets nothing");
                return Optional.empty();
            }
            var tree = new YamlReader(faults).value(parser, "", line(parser));
            if (parser.nextToken() != null) {
                faults.onLine(line(parser), "a second document begins here; only one is read");
            }
            return Optional.of(tree);
        } catch (CharacterCodingException e) {
            faults.onLine(null, "the document must be UTF-8");
        } catch (StreamConstraintsException e) {
            faults.onLine(
                    e.getLocation() == null ? null : e.getLocation().getLineNr(),
                    "the document exceeds a limit: " + MAX_DEPTH + " levels, " + MAX_VALUES + " values, texts of "
                            + MAX_TEXT + " characters");
        } catch (JsonProcessingException e) {
            if (e.getCause() instanceof MarkedYAMLException marked) {
                faults.onLine(
                        marked.getProblemMark() == null
                                ? null
                                : marked.getProblemMark().getLine() + 1,
                        "this is not YAML: " + marked.getProblem());
            } else {
                faults.onLine(e.getLocation() == null ? null : e.getLocation().getLineNr(), "this is not YAML");
            }
        } catch (IOException | YAMLException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // The parser's own trouble with a strange text; it has no line.
            faults.onLine(null, "this is not YAML");
        }
        return Optional.empty();
    }

    private JsonNode value(YAMLParser parser, String pointer, int line) throws IOException {
        if (++values > MAX_VALUES) {
            throw new StreamConstraintsException("too many values", parser.currentTokenLocation());
        }
        faults.place(pointer, line);
        if (parser.isCurrentAlias() || parser.getObjectId() != null) {
            faults.at(pointer, "anchors and aliases are not read; write it out");
        }
        if (parser.getTypeId() != null) {
            faults.at(pointer, TAGS);
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, pointer);
            case START_ARRAY -> array(parser, pointer);
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> {
                faults.at(pointer, TAGS);
                yield NODES.nullNode();
            }
        };
    }

    private JsonNode object(YAMLParser parser, String pointer) throws IOException {
        var object = NODES.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            var inside = pointer + "/" + escaped(name);
            // Where its name stands: what it holds may begin further down.
            int line = line(parser);
            parser.nextToken();
            var value = value(parser, inside, line);
            if (object.has(name)) {
                faults.onLine(line, "the field " + inside + " is there a second time");
            } else {
                object.set(name, value);
            }
        }
        return object;
    }

    private JsonNode array(YAMLParser parser, String pointer) throws IOException {
        var array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser, pointer + "/" + array.size(), line(parser)));
        }
        return array;
    }

    private static JsonNode number(String text) {
        if (WHOLE.matcher(text).matches()) {
            return NODES.numberNode(Long.parseLong(text));
        }
        // Octal (also 010, which one reader takes for eight and another for ten), hexadecimal, infinity: no number
        // here.
        return DECIMAL.matcher(text).matches() ? NODES.numberNode(new BigDecimal(text)) : NODES.textNode(text);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    private static String text(byte[] utf8) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    }

    private static LoaderOptions limits() {
        var limits = new LoaderOptions();
        limits.setNestingDepthLimit(MAX_DEPTH);
        return limits;
    }
}
