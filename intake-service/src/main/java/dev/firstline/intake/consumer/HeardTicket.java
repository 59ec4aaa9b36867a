package dev.firstline.intake.consumer;

import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.TransitionCause;
import dev.firstline.intake.feed.Actor;
import dev.firstline.intake.feed.ChangeKind;
import dev.firstline.intake.lifecycle.Consequences.Move;
import dev.firstline.intake.lifecycle.LifeCycle;
import dev.firstline.intake.ticket.JournalPage;
import dev.firstline.intake.ticket.TicketStanding;
import dev.firstline.intake.ticket.TicketStanding.Words;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A ticket that news is brought to, locked for a change.
 *
 * @param page where its changes are written down
 * @param by who tells the news
 * @param traceparent the trace of the news, or null
 * @param words what people wrote and stated of it, read when asked for
 * @param now when the news is heard
 */
record HeardTicket(
        TicketStanding ticket,
        JournalPage page,
        Actor by,
        @Nullable String traceparent,
        Supplier<Words> words,
        Instant now) {

    private static final Logger LOG = Logger.getLogger(HeardTicket.class);

    void note(ChangeKind kind) {
        page.note(ticket, kind, by);
    }

    /**
     * Lets the ticket take the language that its words were found in, and tells it, where nobody stated one.
     *
     * @return whether it was told, and the words with it
     */
    boolean takeLanguage(Language detected) {
        if (!ticket.takes(detected)) {
            return false;
        }
        ticket.learn(detected, words.get(), now).forEach(fact -> page.publish(ticket, fact, by, traceparent));
        return true;
    }

    /** Tells the words once more, for those who had no use for them until now. */
    void tellWordsAgain() {
        if (!ticket.status().isFinal()) {
            page.publish(ticket, ticket.repeat(words.get(), now), by, traceparent);
        }
    }

    /** Makes the move that the news asks for, where the life cycle allows it. */
    void follow(Optional<Move> asked, TransitionCause cause) {
        asked.ifPresent(move -> {
            if (LifeCycle.allows(ticket.status(), move.to())) {
                page.publish(ticket, ticket.move(move.to(), cause, move.reason(), now), by, traceparent);
            } else {
                LOG.infof("Ticket %s is %s: a late move to %s is passed over", ticket.id(), ticket.status(), move.to());
            }
        });
    }
}
