package dev.firstline.chassis.quota;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.function.LongSupplier;

/** Counts a tenant's rows up to a limit, within the open transaction. */
@Singleton
public final class RowCount {

    private final Transactions transactions;
    private final Stocks stocks;

    RowCount(Transactions transactions, Stocks stocks) {
        this.transactions = transactions;
        this.stocks = stocks;
    }

    /**
     * Takes note that a tenant makes one more row of a table.
     *
     * @param rows selects one row for each thing of the tenant, whose path is its only parameter; a constant, never made of input
     * @throws dev.firstline.chassis.problem.Problem 429 when the tenant has as many as it may
     */
    public void oneMore(Stock stock, String tenant, String rows) {
        stocks.oneMore(stock, tenant, count(rows, tenant, stocks.most(stock, tenant)));
    }

    /** The same for so many that were made already: what is too many is refused with the whole transaction. */
    public void made(Stock stock, String tenant, int number, String rows) {
        if (number > 0) {
            stocks.made(stock, tenant, number, count(rows, tenant, stocks.most(stock, tenant) + 1));
        }
    }

    private LongSupplier count(String rows, String tenant, long most) {
        return () -> {
            try (var connection = transactions.connection();
                    var statement =
                            connection.prepareStatement("select count(*) from (" + rows + " limit ?) some_of_them")) {
                statement.setString(1, tenant);
                statement.setLong(2, most);
                try (var result = statement.executeQuery()) {
                    result.next();
                    return result.getLong(1);
                }
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        };
    }
}
