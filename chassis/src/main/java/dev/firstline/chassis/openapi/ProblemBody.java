package dev.firstline.chassis.openapi;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The form of every error, for the document alone; {@link dev.firstline.chassis.problem.Problem} makes the bodies. */
@Schema(
        name = "Problem",
        description =
                "An error (RFC 9457). docs/problems.md lists the types, and which of them has which further member.")
record ProblemBody(
        @Schema(
                description = "The kind of error; never changes its meaning",
                examples = "urn:firstline:problem:not-found")
        String type,

        @Schema(description = "The kind in words", examples = "There is nothing here")
        String title,

        @Schema(description = "The HTTP status", minimum = "400", maximum = "599", examples = "404")
        int status,

        @Schema(
                description = "What is wrong in this very case, and what to do",
                examples = "No ticket with this id is visible to this token.")
        String detail,

        @Schema(description = "By which the logs are searched", examples = "urn:trace:4bf92f3577b34da6a3ce929d0e0e4736")
        @Nullable String instance,

        @Schema(description = "With invalid: each value that is not acceptable") @Nullable List<InvalidValue> errors,

        @Schema(description = "With stale-version: the ETag of what is there now", examples = "\"2\"") @Nullable String currentETag,

        @Schema(description = "With illegal-transition of a ticket: where it is") @Nullable String from,

        @Schema(description = "With illegal-transition of a ticket: where it was to go") @Nullable String to,

        @Schema(description = "With illegal-transition of a ticket: where it can go") @Nullable List<String> legal,

        @Schema(description = "With conflict or illegal-transition of an escalation: where it is") @Nullable String state,

        @Schema(description = "With illegal-transition of an escalation: what can be done with it") @Nullable List<String> legalMoves,

        @Schema(description = "With conflict of a filing: the case that is filed already") @Nullable String vendorCaseNumber,

        @Schema(description = "With conflict of a taken externalReference: the ticket that has it") @Nullable UUID ticketId,

        @Schema(
                description = "With conflict of a taken externalReference: that ticket's number",
                examples = "FL-482913570")
        @Nullable String number,

        @Schema(description = "With conflict of a taken externalReference: where that ticket stands", examples = "NEW")
        @Nullable String ticketStatus,

        @Schema(
                name = "violated-policies",
                description = "With too-many-requests and quota-exceeded: the limits that do not allow it")
        @Nullable List<String> violatedPolicies,

        @Schema(description = "With quota-exceeded: how many there may be") @Nullable Long limit,

        @Schema(
                description =
                        "In the outcome of one of many: seconds after which the same may succeed, as Retry-After of an answer",
                minimum = "1")
        @Nullable Long retryAfter,

        @Schema(description = "With invalid, where values are chosen from a list: the list") @Nullable List<String> known,

        @Schema(
                description =
                        "With invalid of an imported calendar: how many of its events are no holidays, by the reason")
        @Nullable Map<String, Integer> ignored,

        @Schema(
                description =
                        "With not-found of clocks: whether the ticket may be so new that its clocks are still to come")
        @Nullable Boolean recent) {

    /** One value that is not acceptable. */
    @Schema(name = "InvalidValue")
    record InvalidValue(
            @Schema(description = "JSON pointer into the body, or the name of a parameter", examples = "/severity")
            String pointer,

            @Schema(description = "What is wrong with it", examples = "must not be null")
            String detail,

            @Schema(description = "In a YAML document: the line, from 1") @Nullable Integer line) {}
}
