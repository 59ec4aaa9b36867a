package dev.firstline.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The guide for integrators, {@code docs/events.md}, says what the code says. */
class EventsGuideTest {

    private static final String GUIDE = ContractFiles.text(Path.of("../docs/events.md"));

    @Test
    void listsEveryTypeWithItsTopicAndMeaning() {
        var expected = EventCatalog.all().stream()
                .map(entry -> List.of(
                        "`" + entry.type() + "`",
                        "`" + entry.topic().topicName() + "`",
                        ContractFiles.json(ContractFiles.schemaOf(entry.type()))
                                .get("description")
                                .asText()))
                .toList();
        assertThat(rows("type")).containsExactlyElementsOf(expected);
    }

    @Test
    void listsEveryTopicWithItsWriterAndRetention() {
        var expected = Arrays.stream(Topic.values())
                .map(topic -> List.of(
                        "`" + topic.topicName() + "`",
                        topic.owner(),
                        topic.retention().toDays() + " days"))
                .toList();
        assertThat(rows("topic").stream().map(row -> List.of(row.get(0), row.get(1), row.get(3))))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void showsAPublishedExampleInFull() {
        var example = GUIDE.substring(GUIDE.indexOf("## One event in full"), GUIDE.indexOf("## Order"));
        var golden = Golden.all()
                .filter(candidate -> example.contains("ce_type: " + candidate.type() + "\n"))
                .min(Comparator.comparing(Golden::type))
                .orElseThrow();
        assertThat(example).contains("\n\n" + ContractFiles.text(golden.body()) + "```");
        golden.headers()
                .properties()
                .forEach(header -> assertThat(example)
                        .contains("\n" + header.getKey() + ": "
                                + header.getValue().asText() + "\n"));
    }

    private static List<List<String>> rows(String firstColumn) {
        return GUIDE.substring(GUIDE.indexOf("\n| " + firstColumn + " |"))
                .lines()
                .skip(3)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.split("\\|"))
                        .skip(1)
                        .map(String::strip)
                        .toList())
                .toList();
    }
}
