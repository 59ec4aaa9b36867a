package dev.firstline.sla.settings;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a document, or that its author should know of it.
 *
 * @param line where it stands, from 1; absent when the document as a whole is meant
 * @param pointer JSON pointer into the document, such as {@code /policies/gold/rules/0/goals/0/goal}
 * @param detail what is wrong, without a full stop
 */
public record Fault(@Nullable Integer line, String pointer, String detail) {}
