package dev.firstline.sla.configuration;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firstline.chassis.problem.JsonProblems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads a part of a document as a body of the API, by the rules that hold for the API, and finds all faults in it. */
@ApplicationScoped
class BodyReader {

    private final ObjectMapper mapper;
    private final Validator validator;

    BodyReader(ObjectMapper mapper, Validator validator) {
        this.mapper = mapper;
        this.validator = validator;
    }

    /**
     * The body; empty when it has faults.
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
            var pointer = at + pointer(violation.getPropertyPath());
            if (!faults.full() && !faults.touch(pointer)) {
                faults.at(pointer, violation.getMessage());
            }
        }));
        return body.filter(found -> !faults.touch(at));
    }

    /** Binding stops at its first fault, so it is repeated without what was at fault until nothing is. */
    private <T> Optional<T> bound(JsonNode part, String at, Class<T> type, Faults faults) {
        while (true) {
            try {
                return Optional.of(mapper.readerFor(type).readValue(part));
            } catch (JsonMappingException e) {
                faults.at(at, JsonProblems.of(e));
                if (faults.full() || !removed(part, e.getPath())) {
                    return Optional.empty();
                }
            } catch (IOException e) {
                faults.at(at, "cannot be read");
                return Optional.empty();
            }
        }
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

    private static String pointer(Path path) {
        var pointer = new StringBuilder();
        for (var node : path) {
            if (node.isInIterable()) {
                var key = node.getKey() == null ? node.getIndex() : node.getKey();
                pointer.append('/').append(key);
            }
            if (node.getKind() != ElementKind.CONTAINER_ELEMENT && node.getName() != null) {
                pointer.append('/').append(node.getName());
            }
        }
        return pointer.toString();
    }
}
