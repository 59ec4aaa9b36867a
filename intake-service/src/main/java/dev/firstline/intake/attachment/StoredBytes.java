package dev.firstline.intake.attachment;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/** How many bytes of attachments each tenant has, kept beside them in the same transactions. */
@ApplicationScoped
class StoredBytes {

    /** Waits for whoever adds something for the same tenant at the same time. */
    private static final String TAKE = """
            insert into attachment_usage as held (tenant, bytes) select ?, ? where ? <= ?
            on conflict (tenant) do update set bytes = held.bytes + excluded.bytes
                where held.bytes + excluded.bytes <= ?
            """;

    private static final String GIVE = "update attachment_usage set bytes = greatest(0, bytes - ?) where tenant = ?";

    private final Transactions transactions;

    StoredBytes(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Takes bytes within the open transaction; false, and nothing taken, when the tenant would have more than so many. */
    boolean take(TenantPath tenant, long bytes, long most) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(TAKE)) {
            statement.setString(1, tenant.value());
            statement.setLong(2, bytes);
            statement.setLong(3, bytes);
            statement.setLong(4, most);
            statement.setLong(5, most);
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Gives them back within the open transaction. */
    void give(String tenant, long bytes) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(GIVE)) {
            statement.setLong(1, bytes);
            statement.setString(2, tenant);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
