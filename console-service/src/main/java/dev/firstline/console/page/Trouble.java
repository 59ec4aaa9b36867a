package dev.firstline.console.page;

import org.jspecify.annotations.Nullable;

/**
 * A failure as a person reads it.
 *
 * @param retry whether the same may work in a moment
 * @param otherPerson whether somebody else who signs in may do it
 * @param instance by which support finds it in the logs; null where the failure has none
 * @param assets version of the style
 */
record Trouble(
        String title,
        String sentence,
        boolean retry,
        boolean otherPerson,
        @Nullable String instance,
        String assets) {

    static Trouble of(int status, @Nullable String instance, String assets) {
        return switch (status) {
            case 403 ->
                new Trouble(
                        "This is not open to you",
                        "None of your roles may see it; who administers your account can change that.",
                        false,
                        true,
                        instance,
                        assets);
            case 429, 503 ->
                new Trouble("Not right now", "Wait for a moment, then try again.", true, false, instance, assets);
            default ->
                status < 500
                        ? new Trouble(
                                "There is nothing at this address",
                                "Perhaps a part of it is missing. Tickets are found by their number in the queue.",
                                false,
                                false,
                                instance,
                                assets)
                        : new Trouble("This did not work", "The fault is on our side.", true, false, instance, assets);
        };
    }
}
