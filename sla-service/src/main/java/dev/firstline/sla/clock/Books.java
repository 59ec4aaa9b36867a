package dev.firstline.sla.clock;

import dev.firstline.sla.policy.PolicyResolution;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** By which rules a ticket is judged. */
@FunctionalInterface
public interface Books {

    /** The rules of a book; null stands for the book of the ticket's opening. */
    PolicyResolution book(@Nullable UUID rulebook);
}
