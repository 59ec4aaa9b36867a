package dev.firstline.console.view;

import org.jspecify.annotations.Nullable;

/** The last of some facts in their order, so that the next one is told from one that belongs among them. */
final class Latest {

    private @Nullable Fact fact;

    /** Whether that one comes behind all others; then it is the last. */
    boolean isFollowedBy(Fact next) {
        if (fact != null && Fact.IN_ORDER.compare(fact, next) >= 0) {
            return false;
        }
        fact = next;
        return true;
    }
}
