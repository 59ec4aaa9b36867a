package dev.firstline.sla.configuration;

import java.util.List;

/**
 * What was found in a document.
 *
 * @param valid whether it can be applied
 * @param faults all of them, in the order of their lines
 */
public record Validation(boolean valid, List<Fault> faults) {}
