package dev.firstline.intake.desk;

import dev.firstline.chassis.problem.Problem;
import java.util.regex.Pattern;

/** Names of queues in addresses and rules. */
final class QueueKeys {

    static final String SHAPE = "[a-z0-9][a-z0-9-]{0,39}";
    static final String MESSAGE = "must be a key such as mail: small letters, digits and hyphens, at most 40";

    private static final Pattern KEY = Pattern.compile(SHAPE);

    private QueueKeys() {}

    /** @throws Problem 422 when it can be no key */
    static void require(String key) {
        if (!KEY.matcher(key).matches()) {
            throw Problem.invalid("key", MESSAGE);
        }
    }
}
