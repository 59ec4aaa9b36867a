package dev.firstline.sla.configuration;

import dev.firstline.sla.settings.Fault;
import java.util.List;

/**
 * What was found in a document.
 *
 * @param valid whether it can be applied
 * @param faults all of them, in the order of their lines
 * @param hints what is no fault, but hardly meant so
 */
public record Validation(boolean valid, List<Fault> faults, List<Fault> hints) {}
