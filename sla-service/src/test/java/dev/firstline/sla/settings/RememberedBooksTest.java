package dev.firstline.sla.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.sla.calendar.BusinessCalendar;
import dev.firstline.sla.calendar.ShippedCalendars;
import dev.firstline.sla.policy.Amount;
import dev.firstline.sla.policy.Condition;
import dev.firstline.sla.policy.Goal;
import dev.firstline.sla.policy.PolicyRule;
import dev.firstline.sla.policy.ProgramPolicy;
import dev.firstline.sla.policy.Rulebook;
import dev.firstline.sla.policy.SlaPolicy;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The books of many tenants in a memory of fixed size. */
class RememberedBooksTest {

    private static final long BUDGET = 4 << 20;

    private final SharedSettings shared = new SharedSettings();

    @Test
    void booksOfTwoThousandTenantsStayWithinTheirBudget() {
        var books = new Remembered<Rulebook>(BUDGET, shared::weight);
        for (int tenant = 0; tenant < 2_000; tenant++) {
            int number = tenant;
            books.get(new UUID(0, tenant), () -> shared.book(book(number, 200)));
            assertThat(books.weight()).isLessThanOrEqualTo(BUDGET);
        }
        assertThat(books.weight()).isGreaterThan(BUDGET / 2);
    }

    @Test
    void whatIsEqualIsOneObjectWhicheverTenantItIsOf() {
        var one = shared.book(book(1, 50));
        assertThat(shared.book(book(1, 50))).isSameAs(one);
        var other = shared.book(book(2, 50));
        assertThat(other).isNotSameAs(one);
        // The calendars that came with the product are never copied, also when they were read back.
        var stored = SlaJson.read(SlaJson.write(RulebookDocument.of(other)), RulebookDocument.class)
                .toRulebook();
        assertThat(shared.book(stored)).isSameAs(other);
        assertThat(shared.book(stored).calendars().get(ShippedCalendars.DESK_DE))
                .isSameAs(ShippedCalendars.named(ShippedCalendars.DESK_DE));
    }

    @Test
    void aBookWeighsMoreThanItsText() {
        var program = new Rulebook(List.of(Settings.PROGRAM), calendars());
        for (int holidays : List.of(0, 20, 2_000)) {
            var extra = SlaJson.write(RulebookDocument.of(book(1, holidays))).length()
                    - SlaJson.write(RulebookDocument.of(program)).length();
            assertThat(shared.weight(shared.book(book(1, holidays)))).isGreaterThan(extra);
        }
        assertThat(shared.weight(shared.book(program))).isLessThan(3_000);
    }

    private static Rulebook book(int tenant, int holidays) {
        var calendars = calendars();
        var first = LocalDate.of(2026, 1, 1);
        var desk = ShippedCalendars.named(ShippedCalendars.DESK_DE);
        var days = IntStream.range(0, holidays)
                .mapToObj(day -> first.plusDays(tenant % 7 + day))
                .toList();
        calendars.put("own", new BusinessCalendar("own", desk.zone(), desk.hours(), new TreeSet<>(days)));
        var rules = IntStream.range(0, 20)
                .mapToObj(number -> new PolicyRule(
                        "rule-" + number,
                        "contract of " + tenant,
                        Condition.ANY,
                        List.of(Goal.resolution(Amount.hours(1), "own"))))
                .toList();
        return new Rulebook(List.of(new SlaPolicy("own", 1, 1, rules), ProgramPolicy.policy()), calendars);
    }

    private static HashMap<String, BusinessCalendar> calendars() {
        var calendars = new HashMap<String, BusinessCalendar>();
        ShippedCalendars.all().forEach(calendar -> calendars.put(calendar.code(), calendar));
        return calendars;
    }
}
