package dev.firstline.chassis.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.firstline.chassis.fixture.Stack;
import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.TenantPath;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A statement that fails is written to the log with its exception; what people wrote must not be in there. */
@Stack
class SilentFailuresTest {

    private static final String INSERT = "insert into note (id, tenant, text) values (?, 'contoso', ?)";
    private static final String WORDS = "Erika Mustermann cannot sign in";

    @Inject
    Transactions transactions;

    @Test
    void aTakenKeyIsToldWithoutTheRow() {
        var id = Ids.next();
        var failure = catchThrowable(() -> transactions.inTenant(new TenantPath("contoso"), () -> {
            insert(id, WORDS);
            insert(id, WORDS);
        }));

        assertThat(said(failure))
                .contains("duplicate key")
                .doesNotContain(WORDS)
                .doesNotContain(id.toString());
    }

    @Test
    void aMissingValueIsToldWithoutTheRow() {
        var failure = catchThrowable(() -> transactions.inTenant(new TenantPath("contoso"), () -> insert(null, WORDS)));

        assertThat(said(failure)).contains("not-null constraint").doesNotContain(WORDS);
    }

    @Test
    void aBatchThatFailsIsToldWithoutItsRows() {
        var failure = catchThrowable(() -> transactions.inTenant(new TenantPath("contoso"), () -> {
            var id = Ids.next();
            try (var statement = transactions.connection().prepareStatement(INSERT)) {
                for (int i = 0; i < 3; i++) {
                    statement.setObject(1, id);
                    statement.setString(2, WORDS);
                    statement.addBatch();
                }
                statement.executeBatch();
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        }));

        assertThat(said(failure)).contains("duplicate key").doesNotContain(WORDS);
    }

    private void insert(UUID id, String body) {
        try (var statement = transactions.connection().prepareStatement(INSERT)) {
            statement.setObject(1, id);
            statement.setString(2, body);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** As a log has it: with all causes, suppressed ones and the next ones of a batch. */
    private static String said(Throwable failure) {
        var said = new StringWriter();
        var writer = new PrintWriter(said);
        failure.printStackTrace(writer);
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                for (var next = sql.getNextException(); next != null; next = next.getNextException()) {
                    next.printStackTrace(writer);
                }
            }
        }
        return said.toString();
    }
}
