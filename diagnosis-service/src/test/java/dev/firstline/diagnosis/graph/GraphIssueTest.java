package dev.firstline.diagnosis.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Issues as the description of the API allows them, and as it does not. */
class GraphIssueTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode issue = JSON.createObjectNode()
            .put("id", "EX100001")
            .put("service", "Exchange Online")
            .put("title", "Some mails wait")
            .put("feature", "Mail flow")
            .put("classification", "incident")
            .put("status", "serviceDegradation")
            .put("isResolved", false)
            .put("startDateTime", "2026-11-21T09:00:00Z")
            .put("lastModifiedDateTime", "2026-11-21T10:11:12.1234567Z")
            .put("impactDescription", "Mails to addresses outside wait for an hour.");

    @Test
    void whatCountsIsRead() {
        var read = GraphIssue.read(issue).orElseThrow();

        assertThat(read)
                .isEqualTo(new GraphIssue(
                        "EX100001",
                        "Exchange Online",
                        "Some mails wait",
                        "Mail flow",
                        "incident",
                        "serviceDegradation",
                        false,
                        Instant.parse("2026-11-21T09:00:00Z"),
                        Instant.parse("2026-11-21T10:11:12.123456Z"),
                        "Mails to addresses outside wait for an hour."));
        assertThat(read.isIncident()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "incident, true",
        "Incident, true",
        "INCIDENT, true",
        "advisory, false",
        "Advisory, false",
        "outage, false"
    })
    void aClassificationIsTakenInEitherLetterCaseAndOneThatIsNotKnownExplainsNothing(String word, boolean incident) {
        issue.put("classification", word);

        assertThat(GraphIssue.read(issue).orElseThrow().isIncident()).isEqualTo(incident);
    }

    @ParameterizedTest
    @CsvSource({
        "ServiceDegradation, serviceDegradation",
        "serviceRestored, serviceRestored",
        "someNewWord, someNewWord",
        "'', ''"
    })
    void anyStatusIsTakenAndShownInOneSpelling(String word, String shown) {
        issue.put("status", word);

        assertThat(GraphIssue.read(issue).orElseThrow().status()).isEqualTo(shown);
    }

    @Test
    void thatItIsResolvedCountsWhateverTheStatus() {
        issue.put("isResolved", true).put("status", "investigating");
        assertThat(GraphIssue.read(issue).orElseThrow().over()).isTrue();

        issue.put("isResolved", false).put("status", "serviceRestored");
        assertThat(GraphIssue.read(issue).orElseThrow().over()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "serviceRestored, true",
        "ServiceRestored, true",
        "falsePositive, true",
        "resolvedExternal, true",
        "postIncidentReviewPublished, true",
        "investigating, false",
        "extendedRecovery, false",
        "unknownFutureValue, false",
        "someNewWord, false"
    })
    void whereThatIsMissingTheStatusTells(String status, boolean over) {
        issue.remove("isResolved");
        issue.put("status", status);

        assertThat(GraphIssue.read(issue).orElseThrow().over()).isEqualTo(over);
    }

    @Test
    void andWhereNothingTellsAnEndThatIsToldDoes() {
        issue.remove("isResolved");
        issue.put("status", "someNewWord").put("endDateTime", "2026-11-21T11:00:00+01:00");
        assertThat(GraphIssue.read(issue).orElseThrow().over()).isTrue();

        issue.putNull("endDateTime");
        assertThat(GraphIssue.read(issue).orElseThrow().over()).isFalse();
    }

    @Test
    void theLatestPostIsShownAsItsReaderSeesIt() {
        var posts = issue.putArray("posts");
        posts.addObject()
                .put("createdDateTime", "2026-11-21T10:00:00Z")
                .putObject("description")
                .put("contentType", "html")
                .put(
                        "content",
                        "<p>We are <b>restarting</b>&nbsp;it.</p><script>alert(1)</script><p>Next update: 11:00&#8203; UTC</p>");
        posts.addObject()
                .put("createdDateTime", "2026-11-21T09:00:00Z")
                .putObject("description")
                .put("contentType", "text")
                .put("content", "Older");

        assertThat(GraphIssue.read(issue).orElseThrow().words())
                .contains("We are restarting it.", "Next update: 11:00 UTC")
                .doesNotContain("<", "script", "alert", "Older", "&", "\u200b");
    }

    @Test
    void postsOfAnotherFormAreNoObstacle() {
        issue.putArray("posts").add("text").addNull().addObject().put("createdDateTime", 7);

        assertThat(GraphIssue.read(issue).orElseThrow().words())
                .isEqualTo("Mails to addresses outside wait for an hour.");
    }

    @Test
    void whatIsLongIsCut() {
        issue.put("title", "long ".repeat(1_000)).put("impactDescription", "😀".repeat(20_000));
        var read = GraphIssue.read(issue).orElseThrow();

        assertThat(read.title()).hasSizeLessThanOrEqualTo(GraphIssue.MAX_TITLE).endsWith("…");
        assertThat(read.words()).hasSizeLessThanOrEqualTo(GraphIssue.MAX_WORDS).endsWith("😀…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "../../users", "-x", "EX<b>", "é"})
    void whatCannotBeAnIncidentsIdIsPassedOver(String id) {
        issue.put("id", id);

        assertThat(GraphIssue.read(issue)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "service"})
    void whatLacksWhatItIsKnownByIsPassedOver(String member) {
        issue.remove(member);

        assertThat(GraphIssue.read(issue)).isEmpty();
    }

    @Test
    void allElseMayBeMissing() {
        var bare = JSON.createObjectNode().put("id", "X1").put("service", "Some service");

        assertThat(GraphIssue.read(bare))
                .contains(new GraphIssue("X1", "Some service", "Some service", null, "", "", false, null, null, null));
    }

    @Test
    void aPageTellsWhatItPassedOverAndWhereTheNextIs() throws IOException {
        var page = GraphPage.read(
                bytes("{\"@odata.nextLink\":\"https://graph.example/next\",\"value\":[" + text(issue)
                        + ",{},null,7,\"x\"],\"@odata.someNewThing\":{\"a\":[1]}}"),
                GraphIssue::read);

        assertThat(page.items()).hasSize(1);
        assertThat(page.unreadable()).isEqualTo(4);
        assertThat(page.next()).isEqualTo("https://graph.example/next");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "<html></html>", "{\"value\":{}}", "{\"value\":[", "null"})
    void whatIsNoPageIsRefused(String text) {
        Assertions.assertThatIOException().isThrownBy(() -> GraphPage.read(bytes(text), GraphIssue::read));
    }

    @ParameterizedTest
    @CsvSource({
        "serviceOperational, true",
        "ServiceOperational, true",
        "serviceRestored, true",
        "serviceDegradation, false",
        "someNewWord, false"
    })
    void aServiceIsWellOnlyWhereTheVendorSaysSo(String status, boolean well) {
        var health = JSON.createObjectNode().put("service", "Exchange Online").put("status", status);

        assertThat(ServiceState.read(health).orElseThrow().isWell()).isEqualTo(well);
    }

    private static String text(ObjectNode node) throws JsonProcessingException {
        return JSON.writeValueAsString(node);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
