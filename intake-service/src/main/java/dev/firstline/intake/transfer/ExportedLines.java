package dev.firstline.intake.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstline.contracts.TenantPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant has, as lines that an import takes: its customers, their people, the tickets that it filed with what was said on them. A page at a
 * time, so that whoever is broken off goes on where he was; within the open transaction.
 */
@ApplicationScoped
class ExportedLines {

    /** Characters behind which no further line is added to a page. */
    private static final int PAGE_CHARACTERS = 1024 * 1024;

    private final ExportReading reading;
    private final ObjectMapper json;

    ExportedLines(ExportReading reading, ObjectMapper json) {
        this.reading = reading;
        this.json = json;
    }

    /**
     * A page.
     *
     * @param lines each ends with a line feed
     * @param end where the next one begins; null behind the last
     */
    record Page(String lines, @Nullable ExportPosition end) {}

    /**
     * The lines behind a position.
     *
     * @param most lines of the page
     */
    Page page(TenantPath tenant, ExportPosition from, int most) {
        var lines = new StringBuilder();
        int count = 0;
        Optional<ExportPosition> position = Optional.of(from);
        while (position.isPresent() && count < most && lines.length() < PAGE_CHARACTERS) {
            var at = position.get();
            var more = reading.after(tenant, at, Math.min(most - count, ExportReading.BATCH));
            for (var line : more) {
                lines.append(written(line.line())).append('\n');
                count++;
                at = line.position();
                // What does not fit into a ticket's line follows it.
                if (lines.length() >= PAGE_CHARACTERS || at.isWithinTicket()) {
                    break;
                }
            }
            position = more.isEmpty() ? at.nextSection() : Optional.of(at);
        }
        return new Page(lines.toString(), position.orElse(null));
    }

    private String written(TransferLine line) {
        try {
            return json.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a line can be written", e);
        }
    }
}
