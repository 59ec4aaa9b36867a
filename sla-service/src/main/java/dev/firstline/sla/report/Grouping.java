package dev.firstline.sla.report;

/** What the clocks of one line of a report have in common. */
public enum Grouping {
    /** The ticket's tenant. */
    TENANT("clock.tenant"),
    /** The customer's id at intake. */
    CUSTOMER("opened.detail #>> '{profile,customer}'"),
    /** Code of the policy that gave the promise. */
    POLICY("clock.policy"),
    /** The severity with which the ticket was opened. */
    SEVERITY("opened.detail #>> '{profile,severity}'"),
    /** The month in which the clock ended, in UTC, such as {@code 2026-11}. */
    MONTH("to_char(clock.ended_at at time zone 'UTC', 'YYYY-MM')");

    private final String expression;

    Grouping(String expression) {
        this.expression = expression;
    }

    /** SQL over {@code clock} and the fact that opened its ticket. */
    String expression() {
        return expression;
    }
}
