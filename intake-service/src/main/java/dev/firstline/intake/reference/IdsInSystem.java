package dev.firstline.intake.reference;

import dev.firstline.chassis.problem.Problem;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a thing is called in one system from now on.
 *
 * @param ids all its ids there; none takes them away
 */
public record IdsInSystem(
        @Schema(examples = "[\"4711\"]") @NotNull @Size(max = ExternalReferences.MOST) List<
                        @NotNull @Size(max = ExternalReference.MAX_ID) @Pattern(regexp = ExternalReference.ID, message = ExternalReference.ID_MESSAGE) String>
                ids) {

    /** What the OpenAPI document shows. */
    public static final String EXAMPLE = "{\"ids\":[\"4711\"]}";

    /**
     * The references that they are in that system, each once.
     *
     * @throws Problem 422 when the system or an id is none
     */
    public List<ExternalReference> in(String system) {
        ExternalReference.requireSystem(system);
        return IntStream.range(0, ids.size())
                .mapToObj(index -> {
                    var id = ids.get(index);
                    if (!ExternalReference.isId(id)) {
                        throw Problem.invalid("/ids/" + index, "must be one line of printable characters, not blank");
                    }
                    return new ExternalReference(system, id);
                })
                .distinct()
                .toList();
    }
}
