package dev.firstline.intake.feed;

import dev.firstline.chassis.auth.Caller;

/** Who caused a change. */
public sealed interface Actor {

    /**
     * The bearer of a token.
     *
     * @param tenant whose token it is; {@code *} for the platform's own operators
     * @param client the application, as the token names it
     * @param subject the token's {@code sub}
     */
    record Bearer(String tenant, String client, String subject) implements Actor {

        /** Who makes the request in hand. */
        public static Bearer of(Caller caller) {
            return new Bearer(caller.scope().setting(), caller.client(), caller.subject());
        }
    }

    /**
     * Another service, by what it told.
     *
     * @param name such as {@code diagnosis-service}
     */
    record Service(String name) implements Actor {}
}
