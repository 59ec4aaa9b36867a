package dev.firstline.intake.reference;

import java.util.UUID;

/**
 * A thing that a tenant calls so in a system, as the API shows it.
 *
 * @param id our id of the thing; of a ticket that was merged that of the one that it was merged into
 * @param path where it can be read, from the root on
 * @param tenant the one that calls it so
 */
public record Called(ReferenceKind kind, UUID id, String path, String tenant) {}
