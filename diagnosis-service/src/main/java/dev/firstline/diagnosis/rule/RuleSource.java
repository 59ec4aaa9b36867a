package dev.firstline.diagnosis.rule;

import java.time.YearMonth;
import java.util.List;

/** The public documents that the rules follow, in the edition that was read. */
enum RuleSource {
    TECHNICAL_SUPPORT("Partner Center: Provide technical support", 2020, 6),
    CUSTOMER_SUPPORT("Partner Center: Support your customers", 2023, 10),
    REPORT_PROBLEMS("Partner Center: Report problems on behalf of a customer", 2021, 2),
    ESCALATE("Partner Center: Escalate problems to Microsoft", 2023, 10),
    BILLING("Partner Center: Provide billing support", 2020, 6),
    RESOURCE_OPTIONS("Partner Center: Support resource options", 2023, 10),
    MARKETPLACE("Partner Center: Support for commercial marketplace products in CSP", 2023, 10),
    NON_PAYMENT("Partner Center: Non-payment, fraud, or misuse", 2023, 10),
    HEALTH("Partner Center: Check service health", 2023, 10),
    PARTNER_CENTER("Partner Center: Report problems with Partner Center", 2023, 10),
    TECHNICAL_BENEFITS("Partner Center: Product support technical benefits", 2023, 10),
    POWER_PLATFORM("Power Platform: Support overview", 2020, 10);

    private final String title;
    private final YearMonth date;

    RuleSource(String title, int year, int month) {
        this.title = title;
        this.date = YearMonth.of(year, month);
    }

    /** A hard rule; {@link Rule#weighing} makes it one that is weighed. */
    Rule rule(String id, IssueKind kind, String meaning, Condition condition) {
        return new Rule(id, kind, meaning, title, date, condition, Rule.HARD, List.of());
    }
}
