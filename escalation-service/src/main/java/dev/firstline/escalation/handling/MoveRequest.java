package dev.firstline.escalation.handling;

import dev.firstline.chassis.http.Texts;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.escalation.lifecycle.EscalationMove;
import dev.firstline.escalation.lifecycle.RequestCommand;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Something is done to an escalation.
 *
 * @param note why, or what was said; REFUSE and WITHDRAW need it
 */
public record MoveRequest(
        @NotNull EscalationMove move,
        @Nullable @Size(max = 10_000) String note) {

    /** @throws Problem 422 for a move that has an operation of its own, or that lacks its reason */
    RequestCommand command() {
        switch (move) {
            case FILE -> throw elsewhere("POST /v1/escalations/{id}/filing, with the vendor's case number");
            case VENDOR_UPDATE -> throw elsewhere("POST /v1/escalations/{id}/vendor-updates, with the vendor's status");
            case HAND_BACK -> throw elsewhere("POST /v1/escalations/{id}/hand-back, with whether it is solved");
            case REFUSE, WITHDRAW -> {
                if (note == null || Texts.isBlank(note)) {
                    throw Problem.invalid("/note", "must say why");
                }
            }
            default -> {
                // It says it all.
            }
        }
        return new RequestCommand.Plain(move);
    }

    private static Problem elsewhere(String operation) {
        return Problem.invalid("/move", "has an operation of its own: " + operation);
    }
}
