package dev.firstline.diagnosis.rule;

import java.time.YearMonth;

/**
 * One rule of a rule set.
 *
 * @param id never reused for another meaning, such as {@code own-tenant}
 * @param kind what it finds the ticket to be, which settles the outcome
 * @param meaning one sentence for the people who read a decision
 * @param source the public document it follows
 * @param sourceDate the month of the edition that was followed
 * @param condition when it decides
 */
public record Rule(
        String id, IssueKind kind, String meaning, String source, YearMonth sourceDate, Condition condition) {}
