package dev.firstline.chassis.ops;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Figures that one statement tells of the service's database, for gauges. Sampled, so that scraping costs nothing; every copy of a
 * service tells the same. Not a number before the first sample, and when the database does not answer.
 */
public final class DatabaseFigures {

    private static final Logger LOG = Logger.getLogger(DatabaseFigures.class);

    private final Transactions transactions;
    private final String sql;
    private final double[] unknown;
    private volatile double[] last;

    /**
     * Unknown until {@link #sample()}.
     *
     * @param sql gives one row
     * @param columns how many figures it has
     */
    public DatabaseFigures(Transactions transactions, String sql, int columns) {
        this.transactions = transactions;
        this.sql = sql;
        this.unknown = new double[columns];
        Arrays.fill(unknown, Double.NaN);
        this.last = unknown;
    }

    /** One of them as last sampled, counted from 1 as JDBC does. */
    public Supplier<Number> figure(int column) {
        return () -> last[column - 1];
    }

    /** Asks the database, in a transaction of its own that sees all tenants; never throws. */
    public void sample() {
        try {
            last = transactions.asPlatform(this::read);
        } catch (RuntimeException e) {
            last = unknown;
            LOG.debugf("The figures are not known: %s", e.getMessage());
        }
    }

    private double[] read() {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(sql);
                var row = statement.executeQuery()) {
            row.next();
            var figures = new double[unknown.length];
            for (int i = 0; i < figures.length; i++) {
                figures[i] = row.getDouble(i + 1);
            }
            return figures;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
