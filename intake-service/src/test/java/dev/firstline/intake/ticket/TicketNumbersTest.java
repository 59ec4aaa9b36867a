package dev.firstline.intake.ticket;

import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.open;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.IntakeApi.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.intake.Stack;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Numbers are for people: short enough to say, never given twice, and they tell nobody what others file. */
@Stack
class TicketNumbersTest {

    @Test
    void numbersThatFollowEachOtherTellNothingOfHowManyLieBetween() {
        var tenant = newTenant();
        var numbers = IntStream.range(0, 40)
                .mapToObj(n -> Long.parseLong(open(tenant).getString("number").substring("FL-".length())))
                .toList();

        assertThat(numbers)
                .doesNotHaveDuplicates()
                .allSatisfy(number -> assertThat(number).isBetween(100_000_000L, 999_999_999L));
        assertThat(numbers).isNotEqualTo(numbers.stream().sorted().toList());
        // Of numbers that grow with the count, all would lie in the same thousandth of those that there can be.
        assertThat(numbers.stream().map(number -> number / 1_000_000).distinct().count())
                .isGreaterThan(30);
    }

    @Test
    void eachCountHasANumberOfItsOwnAcrossThePowersOfTen() throws SQLException {
        var counts = new ArrayList<Long>();
        LongRanges.around(0, 1_000, counts);
        LongRanges.around(899_999_500, 900_000_500, counts);
        LongRanges.around(9_899_999_500L, 9_900_000_500L, counts);
        var numbers = new ArrayList<Long>();
        try (var connection = FirstlineStack.superuser("intake").getConnection();
                var statement = connection.prepareStatement("select ticket_number(n) from unnest(?) as n")) {
            statement.setArray(1, connection.createArrayOf("bigint", counts.toArray()));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    numbers.add(row.getLong(1));
                }
            }
        }

        assertThat(numbers).hasSameSizeAs(counts).doesNotHaveDuplicates();
        for (int i = 0; i < counts.size(); i++) {
            int digits = counts.get(i) < 900_000_000L ? 9 : counts.get(i) < 9_900_000_000L ? 10 : 11;
            assertThat(String.valueOf(numbers.get(i))).hasSize(digits);
        }
    }

    @Test
    void aTicketIsFoundByItsNumberAndSoIsOneWithANumberFromBefore() throws SQLException {
        var tenant = newTenant();
        var opened = open(tenant);
        var old = openId(tenant);
        try (var connection = FirstlineStack.superuser("intake").getConnection();
                var statement = connection.prepareStatement(
                        "update ticket set number = 1000000 + floor(random() * 90000000)::bigint where id = ?::uuid returning number")) {
            statement.setString(1, old);
            try (var row = statement.executeQuery()) {
                row.next();
                found(tenant, "FL-" + row.getLong(1), old);
            }
        }
        found(tenant, opened.getString("number"), opened.getString("id"));
        crm(newTenant())
                .get("/v1/tickets/by-number/" + opened.getString("number"))
                .then()
                .statusCode(404);
    }

    @Test
    void whatIsRefusedUsesNoNumber() throws SQLException {
        var tenant = newTenant();
        var known = ticket("known").replace("{\"title", "{\"externalReference\":\"R-1\",\"title");
        crm(tenant).body(known).post("/v1/tickets").then().statusCode(201);
        var before = counted();

        crm(tenant)
                .body("{\"tickets\":[" + String.join(",", Collections.nCopies(300, known)) + "]}")
                .post("/v1/tickets/bulk")
                .then()
                .statusCode(200)
                .body("items.status.unique()", equalTo(List.of(409)));

        assertThat(counted()).isEqualTo(before);
    }

    private static long counted() throws SQLException {
        try (var connection = FirstlineStack.superuser("intake").getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select last_value from ticket_count")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void found(String tenant, String number, String id) {
        crm(tenant)
                .get("/v1/tickets/by-number/" + number)
                .then()
                .statusCode(200)
                .body("id", equalTo(id));
    }

    private static final class LongRanges {

        static void around(long from, long to, List<Long> into) {
            for (long n = from; n < to; n++) {
                into.add(n);
            }
        }
    }
}
