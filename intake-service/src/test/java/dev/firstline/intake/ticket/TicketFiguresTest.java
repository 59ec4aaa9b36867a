package dev.firstline.intake.ticket;

import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.intake.Stack;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@Stack
class TicketFiguresTest {

    @Inject
    TicketFigures figures;

    @Inject
    MeterRegistry metrics;

    @Test
    void whatIsInHandIsCountedByStatusAndWhatIsBrokenOfItApart() throws SQLException {
        figures.sample();
        double open = figure("firstline.tickets.open");
        double broken = figure("firstline.tickets.broken");
        var tenant = newTenant();
        set(openId(tenant), "WAITING_ON_PARTNER", "RUNNING");
        set(openId(tenant), "WAITING_ON_PARTNER", "BREACHED");
        set(openId(tenant), "CLOSED", "BREACHED");

        figures.sample();

        assertThat(figure("firstline.tickets.open")).isEqualTo(open + 2);
        assertThat(figure("firstline.tickets.broken")).isEqualTo(broken + 1);
    }

    private double figure(String name) {
        return metrics.get(name).tag("status", "WAITING_ON_PARTNER").gauge().value();
    }

    private static void set(String ticket, String status, String resolution) throws SQLException {
        try (var connection = FirstlineStack.superuser("intake").getConnection();
                var statement = connection.prepareStatement(
                        "update ticket set status = ?, resolution_state = ? where id = ?::uuid")) {
            statement.setString(1, status);
            statement.setString(2, resolution);
            statement.setString(3, ticket);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
