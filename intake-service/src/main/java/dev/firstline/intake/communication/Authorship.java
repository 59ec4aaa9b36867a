package dev.firstline.intake.communication;

import dev.firstline.contracts.ticket.CommunicationDirection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who or what wrote, as far as that follows from what is told of words. */
final class Authorship {

    private Authorship() {}

    /** What contradicts something else that is told. */
    enum Contradiction {
        /** Words of the customer that go to the customer. */
        CUSTOMER_OUTBOUND,
        /** Words of the desk that come from the customer. */
        AGENT_INBOUND,
        /** Words that a machine wrote by itself, and did not. */
        SYSTEM_NOT_AUTOMATIC
    }

    /**
     * Whether a machine wrote by itself.
     *
     * @param stated whether the caller says so; null where it leaves that to the role
     */
    static boolean isAutomatic(@Nullable Boolean stated, @Nullable WriterRole role) {
        return stated == null ? role == WriterRole.SYSTEM : stated;
    }

    static Optional<Contradiction> contradiction(
            CommunicationDirection direction, @Nullable Boolean stated, @Nullable WriterRole role) {
        return Optional.ofNullable(
                switch (role) {
                    case null -> null;
                    case CUSTOMER ->
                        direction == CommunicationDirection.OUTBOUND ? Contradiction.CUSTOMER_OUTBOUND : null;
                    case AGENT -> direction == CommunicationDirection.INBOUND ? Contradiction.AGENT_INBOUND : null;
                    case SYSTEM -> Boolean.FALSE.equals(stated) ? Contradiction.SYSTEM_NOT_AUTOMATIC : null;
                });
    }
}
