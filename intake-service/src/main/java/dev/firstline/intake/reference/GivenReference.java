package dev.firstline.intake.reference;

import java.time.Instant;

/**
 * A reference of a thing, as the API shows it.
 *
 * @param tenant the one that said so
 * @param givenAt when
 */
public record GivenReference(String system, String id, String tenant, Instant givenAt) {}
