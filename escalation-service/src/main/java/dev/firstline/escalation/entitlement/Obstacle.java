package dev.firstline.escalation.entitlement;

import dev.firstline.contracts.escalation.BlockReason;
import java.util.List;

/**
 * Why a request cannot be filed now.
 *
 * @param remedies each of them takes the reason away, the cheapest first
 */
public record Obstacle(BlockReason reason, List<Remedy> remedies) {

    /** Copies the remedies, so that the obstacle cannot change. */
    public Obstacle {
        remedies = List.copyOf(remedies);
    }
}
