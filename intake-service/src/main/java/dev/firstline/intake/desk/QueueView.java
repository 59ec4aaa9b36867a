package dev.firstline.intake.desk;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A queue. */
@Schema(name = "Queue")
public record QueueView(
        String tenant, String key, String name, List<Member> members, long version, Instant changedAt) {}
