package dev.firstline.contracts.diagnosis;

/**
 * One rule as it was tried, in order.
 *
 * @param ruleId such as {@code own-tenant}
 * @param applied whether it decided the ticket; only the last step of a decision did
 */
public record DecisionStep(String ruleId, boolean applied) {}
