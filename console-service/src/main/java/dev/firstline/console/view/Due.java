package dev.firstline.console.view;

import dev.firstline.contracts.sla.SlaTarget;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is owed next, or owed since: a due instant and the target it belongs to. */
public record Due(Instant at, @Nullable SlaTarget target) {}
