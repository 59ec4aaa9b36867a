package dev.firstline.diagnosis.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstline.diagnosis.mail.VisibleText;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * An issue of a service ({@code microsoft.graph.serviceHealthIssue}), as far as it counts here. Members that are not known are passed over, and
 * of enumerations any value is taken, in either letter case: the vendor adds some without a new version.
 *
 * @param id the vendor's, such as {@code EX226792}
 * @param classification in small letters, such as {@code incident} or {@code advisory}; empty when not told
 * @param status in the vendor's spelling but for its first letter, such as {@code serviceDegradation}; empty when not told
 * @param over whether the vendor has ended it
 * @param words of the latest post, else of the impact; null when there are none
 */
public record GraphIssue(
        String id,
        String service,
        String title,
        @Nullable String feature,
        String classification,
        String status,
        boolean over,
        @Nullable Instant startedAt,
        @Nullable Instant modifiedAt,
        @Nullable String words) {

    static final int MAX_SERVICE = 100;
    static final int MAX_TITLE = 300;
    static final int MAX_WORDS = 4_000;
    private static final int MAX_WORD = 60;

    /** As incidents may be called here ({@code IncidentId}). */
    private static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    /** {@code microsoft.graph.serviceHealthStatus}: those in which the service is well again, or never was unwell. */
    private static final Set<String> ENDS = Set.of(
            "serviceoperational",
            "servicerestored",
            "postincidentreviewpublished",
            "falsepositive",
            "resolved",
            "mitigatedexternal",
            "mitigated",
            "resolvedexternal");

    /** Whether it is an incident. An advisory tells of some who may see something, and explains no ticket by itself; nor does what is not known. */
    public boolean isIncident() {
        return classification.equals("incident");
    }

    /** Reads one; empty when it lacks what it is known by: an id that can stand for an incident, and a service. */
    static Optional<GraphIssue> read(JsonNode issue) {
        var id = issue.path("id").asText("");
        var service = VisibleText.line(issue.path("service").asText(""), MAX_SERVICE);
        if (!id.matches(ID) || service.isEmpty()) {
            return Optional.empty();
        }
        var title = VisibleText.line(issue.path("title").asText(""), MAX_TITLE);
        var feature = VisibleText.line(issue.path("feature").asText(""), MAX_SERVICE);
        return Optional.of(new GraphIssue(
                id,
                service,
                title.isEmpty() ? service : title,
                feature.isEmpty() ? null : feature,
                VisibleText.line(issue.path("classification").asText(""), MAX_WORD)
                        .toLowerCase(Locale.ROOT),
                status(issue),
                isOver(issue),
                GraphTimes.read(issue.path("startDateTime")),
                GraphTimes.read(issue.path("lastModifiedDateTime")),
                words(issue)));
    }

    /** {@code isResolved} says it; where it is missing the status does, and where that is not known an end that is told. */
    private static boolean isOver(JsonNode issue) {
        var resolved = issue.path("isResolved");
        if (resolved.isBoolean()) {
            return resolved.asBoolean();
        }
        return ENDS.contains(status(issue).toLowerCase(Locale.ROOT))
                || GraphTimes.read(issue.path("endDateTime")) != null;
    }

    static String status(JsonNode node) {
        var status = VisibleText.line(node.path("status").asText(""), MAX_WORD);
        return status.isEmpty() ? status : status.substring(0, 1).toLowerCase(Locale.ROOT) + status.substring(1);
    }

    private static @Nullable String words(JsonNode issue) {
        var latest = StreamSupport.stream(issue.path("posts").spliterator(), false)
                .max(Comparator.comparing(GraphIssue::postedAt))
                .map(post -> post.path("description").path("content").asText(""))
                .map(written -> VisibleText.of(written, MAX_WORDS))
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> VisibleText.of(issue.path("impactDescription").asText(""), MAX_WORDS));
        return latest.isEmpty() ? null : latest;
    }

    private static Instant postedAt(JsonNode post) {
        var at = GraphTimes.read(post.path("createdDateTime"));
        return at == null ? Instant.MIN : at;
    }
}
