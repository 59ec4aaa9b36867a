package dev.firstline.intake.transfer;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.firstline.chassis.http.AddressableId;
import dev.firstline.chassis.http.OneLine;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.intake.customer.EmailAddress;
import dev.firstline.intake.ticket.NewTicket;
import dev.firstline.intake.ticket.TicketCorrection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of a file that is imported, or was exported. Its kind says what it is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = TransferLine.KIND)
@JsonSubTypes({
    @JsonSubTypes.Type(value = TransferLine.OfCustomer.class, name = "customer"),
    @JsonSubTypes.Type(value = TransferLine.OfContact.class, name = "contact"),
    @JsonSubTypes.Type(value = TransferLine.OfTicket.class, name = "ticket"),
    @JsonSubTypes.Type(value = TransferLine.OfWords.class, name = "communications")
})
sealed interface TransferLine {

    /** The field that says what a line is. */
    String KIND = "kind";

    /** Communications that one line may have. */
    int MOST_WORDS = 500;

    /** By what it is known when it comes again: two lines of one kind with the same reference are about the same thing. */
    String reference();

    /** What the line is called in its result. */
    String kind();

    /**
     * A customer. One that is known is renamed.
     *
     * @param tenantSlug as for {@code PUT /v1/customers/{externalId}}; null for a customer that is no tenant of its own
     */
    record OfCustomer(
            @NotNull @AddressableId @Size(max = 100) String externalId,

            @Nullable @OneLine(words = true) @Size(max = 200) String name,

            @Nullable @Size(max = 40) String tenantSlug)
            implements TransferLine {

        @Override
        public String reference() {
            return externalId;
        }

        @Override
        public String kind() {
            return "customer";
        }
    }

    /**
     * A person of a customer, which is known by then. One that is known is changed.
     *
     * @param customer the partner's id of the customer
     */
    record OfContact(
            @NotNull @AddressableId @Size(max = 100) String customer,
            @NotNull @AddressableId @Size(max = 100) String externalId,

            @Nullable @OneLine(words = true) @Size(max = 200) String name,

            @Nullable EmailAddress email)
            implements TransferLine {

        @Override
        public String reference() {
            return customer + "/" + externalId;
        }

        @Override
        public String kind() {
            return "contact";
        }
    }

    /**
     * A ticket as it stood where it comes from.
     *
     * @param ticket what it is about, as when it would be opened; its externalReference is its name and must be there
     * @param statusReason the code that came with the last move
     * @param openedAt when it was taken in
     * @param updatedAt its last change; null: when the last words were written that the customer sees
     * @param communications what was said, in any order
     */
    record OfTicket(
            @NotNull @Valid NewTicket ticket,
            @NotNull TicketStatus status,

            @Nullable @Pattern(regexp = TicketCorrection.REASON, message = TicketCorrection.REASON_MESSAGE) String statusReason,

            @NotNull Instant openedAt,
            @Nullable Instant updatedAt,
            @Nullable @Size(max = MOST_WORDS) List<@NotNull @Valid PastCommunication> communications)
            implements TransferLine {

        @Override
        public String reference() {
            // A line without one was refused before anybody asks.
            return String.valueOf(ticket.externalReference());
        }

        @Override
        public String kind() {
            return "ticket";
        }

        List<PastCommunication> words() {
            return communications == null ? List.of() : communications;
        }
    }

    /**
     * More of what was said on a ticket, where that does not fit into its own line.
     *
     * @param ticket the ticket's externalReference
     */
    record OfWords(
            @NotNull @OneLine @Size(max = 100) String ticket,
            @NotNull @Size(min = 1, max = MOST_WORDS) List<@NotNull @Valid PastCommunication> items)
            implements TransferLine {

        @Override
        public String reference() {
            return ticket;
        }

        @Override
        public String kind() {
            return "communications";
        }
    }
}
