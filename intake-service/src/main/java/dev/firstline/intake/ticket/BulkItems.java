package dev.firstline.intake.ticket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstline.chassis.problem.JsonProblems;
import dev.firstline.chassis.problem.Pointers;
import dev.firstline.chassis.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;

/** Reads each ticket of a bulk request as strictly as a single one. */
@ApplicationScoped
class BulkItems {

    private final ObjectMapper json;
    private final Validator validator;

    BulkItems(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** One item as it was read. */
    sealed interface Item {

        /** A ticket that can be opened. */
        record Readable(NewTicket ticket) implements Item {}

        /** One that is there already, and that was asked for. */
        record Known(KnownTickets.By by) implements Item {}

        /** Not one. */
        record Refused(Problem problem) implements Item {

            /** What stands for it when two requests are compared. */
            @Override
            public String toString() {
                return problem.body().toString();
            }
        }
    }

    Item read(JsonNode node) {
        if (!node.isObject()) {
            return new Item.Refused(Problem.invalid("", "each ticket must be a JSON object"));
        }
        try {
            var ticket = json.treeToValue(node, NewTicket.class);
            var violations = validator.validate(ticket);
            return violations.isEmpty()
                    ? new Item.Readable(ticket)
                    : new Item.Refused(Problem.invalid(violations.stream()
                            .map(violation -> new Problem.InvalidValue(
                                    Pointers.of(violation.getPropertyPath()), violation.getMessage()))
                            .sorted((a, b) -> a.pointer().compareTo(b.pointer()))
                            .toList()));
        } catch (JsonProcessingException e) {
            return new Item.Refused(JsonProblems.of(e));
        }
    }
}
