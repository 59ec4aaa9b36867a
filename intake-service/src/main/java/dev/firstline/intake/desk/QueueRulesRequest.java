package dev.firstline.intake.desk;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * The ordered rules of a tenant, as they are to be.
 *
 * @param rules the first that fits a ticket says its queue
 */
public record QueueRulesRequest(@NotNull @Size(max = 200) List<@NotNull @Valid QueueRule> rules) {}
