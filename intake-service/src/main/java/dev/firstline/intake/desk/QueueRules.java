package dev.firstline.intake.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ordered rules of a tenant, as they are shown.
 *
 * @param version 0 before the first ones were stated
 * @param changedAt null then
 */
public record QueueRules(
        List<QueueRule> rules, long version, @Nullable Instant changedAt) {

    static final QueueRules NONE = new QueueRules(List.of(), 0, null);
}
