package dev.firstline.chassis.quota;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
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
     * @throws dev.firstline.chassis.problem.Problem 429 when the tenant has as many as it may
     */
    public void oneMore(StockRows rows, String tenant) {
        stocks.oneMore(rows.stock(), tenant, count(rows.rows(), tenant, stocks.most(rows.stock(), tenant)));
    }

    /** The same for so many that were made already: what is too many is refused with the whole transaction. */
    public void made(StockRows rows, String tenant, int number) {
        if (number > 0) {
            var stock = rows.stock();
            stocks.made(stock, tenant, number, count(rows.rows(), tenant, stocks.most(stock, tenant) + 1));
        }
    }

    /** How many there are of each of some tenants, those that have none left out; more than a tenant may have are not counted on. */
    Map<String, Long> owned(StockRows rows, Collection<String> tenants) {
        var found = new HashMap<String, Long>();
        for (var tenant : tenants) {
            long number = count(rows.rows(), tenant, stocks.most(rows.stock(), tenant) + 1)
                    .getAsLong();
            if (number > 0) {
                found.put(tenant, number);
            }
        }
        return found;
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
