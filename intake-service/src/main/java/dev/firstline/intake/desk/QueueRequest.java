package dev.firstline.intake.desk;

import dev.firstline.chassis.http.OneLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A queue as it is to be.
 *
 * @param members who works on what lies in it; none when not told
 */
public record QueueRequest(
        @Schema(examples = "Mail and calendars") @NotNull @OneLine(words = true) @Size(min = 1, max = 100) String name,

        @Size(max = MOST_MEMBERS) List<@NotNull @Valid Member> members) {

    static final int MOST_MEMBERS = 200;

    /** Sets what may be left out. */
    public QueueRequest {
        members = members == null ? List.of() : members;
    }
}
