package dev.firstline.intake.customer;

import dev.firstline.intake.query.EachByItself;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of each thing that was to be found or made, in the order of the request. */
public record BulkOutcomes(List<Item> items) {

    /**
     * What became of one.
     *
     * @param index its place in the request, from 0
     * @param status 201 for one that was made, 200 for one that was there; else as the problem says
     * @param known with 201 and 200
     * @param problem with all others: type, title, status, detail and what else belongs to it
     */
    @Schema(name = "BulkOutcome")
    public record Item(
            int index,
            int status,
            @Nullable Known known,
            @Schema(ref = "Problem") @Nullable Map<String, Object> problem) {}

    /** A thing as it is now. */
    @Schema(name = "BulkKnown")
    public record Known(UUID id, String externalId, long version) {}

    static <T> BulkOutcomes of(List<T> asked, EachByItself.Work<T, Item> work) {
        return new BulkOutcomes(
                EachByItself.of(asked, work, (index, status, problem) -> new Item(index, status, null, problem)));
    }

    static Item done(int index, boolean made, UUID id, String externalId, long version) {
        return new Item(index, made ? 201 : 200, new Known(id, externalId, version), null);
    }
}
