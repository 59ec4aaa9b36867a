package dev.firstline.sla.settings;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firstline.chassis.problem.JsonProblems;
import dev.firstline.chassis.problem.Pointers;
import dev.firstline.chassis.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads a part of a document as a body of the API, by the rules that hold for the API, and finds all faults in it. */
@ApplicationScoped
class BodyReader {

    private static final String CUSTOMER = "must be the customer's id at Firstline, a UUID, as GET"
            + " /v1/customers/{externalId} of intake shows it; an id of your own is not known here";

    private final ObjectMapper mapper;
    private final Validator validator;

    BodyReader(ObjectMapper mapper, Validator validator) {
        this.mapper = mapper;
        this.validator = validator;
    }

    /**
     * The body, without what cannot be read; empty when nothing can.
     *
     * @param at JSON pointer of the part
     */
    <T> Optional<T> read(JsonNode part, String at, Class<T> type, Faults faults) {
        if (!part.isObject()) {
            faults.at(at, "must be an object");
            return Optional.empty();
        }
        var body = bound(part.deepCopy(), at, type, faults);
        body.ifPresent(found -> validator.validate(found).forEach(violation -> {
            var pointer = at + Pointers.of(violation.getPropertyPath());
            if (!faults.full() && !faults.touch(pointer)) {
                faults.at(pointer, violation.getMessage());
            }
        }));
        return body;
    }

    /** Binding stops at its first fault, so it is repeated without what was at fault until nothing is. */
    private <T> Optional<T> bound(JsonNode part, String at, Class<T> type, Faults faults) {
        while (true) {
            try {
                return Optional.of(mapper.readerFor(type).readValue(part));
            } catch (JsonMappingException e) {
                var key = weirdKey(part, e);
                if (key.isPresent()) {
                    faults.at(at + pointer(e.getPath()) + "/" + Pointers.escaped(key.get()), detail(e));
                    ((ObjectNode) at(part, e.getPath())).remove(key.get());
                    continue;
                }
                note(e, at, faults);
                if (faults.full() || !removed(part, e.getPath())) {
                    return Optional.empty();
                }
            } catch (IOException e) {
                faults.at(at, "cannot be read");
                return Optional.empty();
            }
        }
    }

    private static void note(JsonMappingException e, String at, Faults faults) {
        if (e instanceof InvalidFormatException format && format.getTargetType() == UUID.class) {
            // The only ids in settings are those of customers.
            faults.at(at + pointer(e.getPath()), CUSTOMER);
        } else {
            faults.at(at, JsonProblems.of(e));
        }
    }

    /** The name of a field that stands for a value and is none; the path leads to the object around it. */
    private static Optional<String> weirdKey(JsonNode part, JsonMappingException e) {
        return e instanceof InvalidFormatException format
                        && format.getValue() instanceof String key
                        && at(part, e.getPath()) instanceof ObjectNode object
                        && object.has(key)
                ? Optional.of(key)
                : Optional.empty();
    }

    private static String detail(JsonMappingException e) {
        return JsonProblems.of(e).members().get("errors") instanceof List<?> errors
                        && errors.getFirst() instanceof Problem.InvalidValue(var any, var detail)
                ? detail
                : "cannot be read";
    }

    private static JsonNode at(JsonNode part, List<JsonMappingException.Reference> path) {
        var at = part;
        for (var step : path) {
            at = step.getFieldName() == null ? at.path(step.getIndex()) : at.path(step.getFieldName());
        }
        return at;
    }

    private static String pointer(List<JsonMappingException.Reference> path) {
        return path.stream()
                .map(step -> "/"
                        + (step.getFieldName() == null
                                ? String.valueOf(step.getIndex())
                                : Pointers.escaped(step.getFieldName())))
                .collect(Collectors.joining());
    }

    private static boolean removed(JsonNode part, List<JsonMappingException.Reference> path) {
        JsonNode around = part;
        for (int i = 0; i < path.size(); i++) {
            var step = path.get(i);
            boolean last = i == path.size() - 1;
            switch (around) {
                case ObjectNode object
                when last -> {
                    return object.remove(step.getFieldName()) != null;
                }
                case ArrayNode array
                when last -> {
                    return array.has(step.getIndex())
                            && !array.set(step.getIndex(), array.nullNode()).isNull();
                }
                case ObjectNode object -> around = object.path(step.getFieldName());
                case ArrayNode array -> around = array.path(step.getIndex());
                default -> {
                    return false;
                }
            }
        }
        return false;
    }
}
