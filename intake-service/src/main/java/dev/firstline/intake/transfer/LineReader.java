package dev.firstline.intake.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import dev.firstline.chassis.problem.JsonProblems;
import dev.firstline.chassis.problem.Pointers;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;

/** Reads each line as strictly as the body of a request. */
@ApplicationScoped
class LineReader {

    private final ObjectMapper json;
    private final Validator validator;

    LineReader(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** A line as it was read. */
    sealed interface Read {

        /** One that can be worked on. */
        record Readable(NumberedLine<TransferLine> line) implements Read {}

        /** One that cannot. */
        record Refused(LineResult result) implements Read {}
    }

    Read read(SourceLine source, PastTimes times) {
        try {
            return checked(new NumberedLine<>(source.number(), parsed(source)), times);
        } catch (Problem problem) {
            return new Read.Refused(LineResult.unreadable(source.number(), null, problem));
        }
    }

    private Read checked(NumberedLine<TransferLine> line, PastTimes times) {
        try {
            validate(line.content());
            refuseWhatIsNotTakenOver(line.content());
            times.require(line.content());
            return new Read.Readable(line);
        } catch (Problem problem) {
            // What it is called may be among what is wrong with it.
            return new Read.Refused(
                    LineResult.unreadable(line.number(), line.content().kind(), problem));
        }
    }

    /** Told, rather than left out in silence. */
    private static void refuseWhatIsNotTakenOver(TransferLine line) {
        if (line instanceof TransferLine.OfTicket of) {
            if (of.ticket().references() != null) {
                throw Problem.invalid(
                        "/ticket/references",
                        "are not imported: leave them out, and set them afterwards with PUT /v1/tickets/{id}/references/{system}");
            }
            if (!of.ticket().labels().isEmpty() || !of.ticket().fields().isEmpty()) {
                throw Problem.invalid(
                        "/ticket", "labels and fields are not imported: leave them out, and set them afterwards");
            }
            if (of.ticket().ifKnown() != null) {
                throw Problem.invalid("/ticket/ifKnown", "an import always finds what it knows: leave it out");
            }
        }
    }

    private TransferLine parsed(SourceLine source) {
        if (source.text() == null) {
            throw new Problem(ProblemType.MALFORMED, "The line must be UTF-8.");
        }
        try {
            var line = json.readValue(source.text(), TransferLine.class);
            if (line == null) {
                throw new Problem(ProblemType.MALFORMED, "The line must be one JSON object.");
            }
            return line;
        } catch (InvalidTypeIdException e) {
            throw Problem.invalid("/" + TransferLine.KIND, "must be one of customer, contact, ticket, communications");
        } catch (JsonProcessingException e) {
            throw JsonProblems.of(e);
        }
    }

    private void validate(TransferLine line) {
        var violations = validator.validate(line);
        if (!violations.isEmpty()) {
            throw Problem.invalid(violations.stream()
                    .map(violation ->
                            new Problem.InvalidValue(Pointers.of(violation.getPropertyPath()), violation.getMessage()))
                    .sorted((a, b) -> a.pointer().compareTo(b.pointer()))
                    .toList());
        }
    }
}
