package dev.firstline.intake.attachment;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Tells which attachments there are. */
@FunctionalInterface
interface KnownIds {

    /** Those of these ids whose content is to be kept. */
    Set<UUID> among(Collection<UUID> ids);
}
