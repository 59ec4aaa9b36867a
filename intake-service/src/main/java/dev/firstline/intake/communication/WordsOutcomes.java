package dev.firstline.intake.communication;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of each of many words, in the order of the request. */
public record WordsOutcomes(List<Item> items) {

    /**
     * What became of some.
     *
     * @param index their place in the request, from 0
     * @param status 201 for words that were added, 200 for such as were there; else as the problem says
     * @param communication with 201 and 200
     * @param problem with all others: type, title, status, detail and what else belongs to it
     */
    @Schema(name = "CommunicationOutcome")
    public record Item(
            int index,
            int status,
            @Nullable Known communication,
            @Schema(ref = "Problem") @Nullable Map<String, Object> problem) {}

    /**
     * Words that are there.
     *
     * @param ticketId where they are; of a ticket that was merged the one that it was merged into
     */
    @Schema(name = "CommunicationKnown")
    public record Known(UUID id, UUID ticketId) {}
}
