package dev.firstline.chassis.tenancy;

import dev.firstline.contracts.TenantPath;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The first rows of a scope in an order that an index has, in time that depends on how many are asked for and not on how many the
 * table holds. A condition on a range of tenants alone leaves the database a choice of two evils: to sort all rows of the scope, or to
 * go through everybody's rows in the order until enough of them are the scope's, which for a quiet tenant are all.
 *
 * @param table with a column {@code tenant} collated "C"; where it is to be read by {@link #ofRoot}, also with a column {@code root}
 * @param conditions that all rows fulfil
 * @param order as after {@code order by}, such as {@code id desc}; columns of the table
 * @param limit how many rows at most
 */
public record ScopedList(String table, List<Condition> conditions, String order, int limit) {

    private static final String AFTER_SLASH = "0";

    /** Greater than every path. */
    private static final String BEHIND_ALL = "{";

    /** Leaps in the index from tenant to tenant: the scope's own, then the next one below it as long as there is one. */
    private static final String BELOW = """
            with recursive below (tenant) as (
                select ?::text collate "C"
                union all
                select (
                    select following.tenant from TABLE as following
                    where following.tenant > greatest(below.tenant, ?) and following.tenant < ? EACH
                    order by following.tenant limit 1)
                from below where below.tenant is not null)
            """;

    /** Said twice for the reason of {@link Condition#foundBy}. */
    private static final String OF_EACH = """
            select found.* from below cross join lateral (
                select * from TABLE
                where TABLE.tenant = below.tenant and TABLE.tenant between below.tenant and below.tenant EACH
                order by ORDER limit LIMIT) as found
            where below.tenant is not null
            order by ORDER limit LIMIT
            """;

    private static final String OF_ALL = "select * from TABLE where true EACH order by ORDER limit LIMIT";

    /** A part of a where clause, with the values of its parameters. Values are bound, never written into it. */
    public record Condition(String sql, List<Object> values) {

        /** A condition with its values in their order. */
        public static Condition of(String sql, Object... values) {
            return new Condition(sql, List.of(values));
        }

        /**
         * That a column has a value by which the rows are to be found, before any other column. Said twice, it makes them seem rare: else
         * the database may take an index that has the order alone, counting on such rows to lie evenly among the others, and go through
         * everything that came after the last one.
         */
        public static Condition foundBy(String column, Object value) {
            return of(column + " = ? and " + column + " between ? and ?", value, value, value);
        }

        /**
         * That a row is of the scope, as one range of an index; see {@link TenantCondition}.
         *
         * @param column of tenants, collated "C"
         */
        public static Condition inScope(Scope scope, String column) {
            return switch (scope) {
                case Scope.Platform() -> of("true");
                case Scope.Tenant(TenantPath path) -> TenantCondition.rangeByPosition(path, column);
            };
        }

        /** That a row is of the scope, for a column of tenants with any collation; see {@link TenantCondition}. */
        public static Condition ofScope(Scope scope, String column) {
            return switch (scope) {
                case Scope.Platform() -> of("true");
                case Scope.Tenant(TenantPath path) -> TenantCondition.prefixByPosition(path, column);
            };
        }

        /** Binds the values, from that parameter on; which one comes next. */
        public int bind(PreparedStatement statement, int from) throws SQLException {
            for (var value : values) {
                statement.setObject(from++, value);
            }
            return from;
        }
    }

    /** A statement that selects all columns of the rows, with the values of its parameters. */
    public record Select(String sql, List<Object> values) {

        /** Binds the values, from the first parameter on. */
        public void bind(PreparedStatement statement) throws SQLException {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
        }
    }

    /**
     * By an index on {@code (root, order)} for a tenant at the root of the tree, which may have thousands below it; as {@link
     * #ofTenants} for one further down; by an index on the order alone for the platform.
     */
    public Select ofRoot(Scope scope) {
        return switch (scope) {
            case Scope.Platform() -> ofAll();
            case Scope.Tenant(TenantPath path)
            when path.root().equals(path) -> {
                var ofRoot = new ArrayList<>(List.of(Condition.foundBy("root", path.value())));
                ofRoot.addAll(conditions);
                yield new ScopedList(table, ofRoot, order, limit).ofAll();
            }
            case Scope.Tenant _ -> ofTenants(scope);
        };
    }

    /** By the order alone, for conditions that bound the rows themselves. */
    public Select ofAll() {
        return new Select(filled(OF_ALL), conditionValues());
    }

    /** By an index on {@code (tenant, order)}, once for each tenant of the scope that has rows. */
    public Select ofTenants(Scope scope) {
        return ofTenants(scope, List.of());
    }

    /**
     * As {@link #ofTenants(Scope)}, by an index that holds a part of the table.
     *
     * @param part the condition of the index; in {@code conditions} too
     */
    public Select ofTenants(Scope scope, List<Condition> part) {
        var values = new ArrayList<Object>(range(scope));
        part.forEach(condition -> values.addAll(condition.values()));
        values.addAll(conditionValues());
        var leaps = BELOW.replace("TABLE", table).replace("EACH", and(part));
        return new Select(leaps + filled(OF_EACH), values);
    }

    /** For leaps from tenant to tenant of a scope: the path where they begin, what they go beyond at least, what they stay below. */
    public static List<Object> range(Scope scope) {
        return switch (scope) {
            case Scope.Platform() -> List.of("", "", BEHIND_ALL);
            case Scope.Tenant(TenantPath path) -> List.of(path.value(), path.value() + "/", path.value() + AFTER_SLASH);
        };
    }

    private String filled(String sql) {
        return sql.replace("TABLE", table)
                .replace("EACH", and(conditions))
                .replace("ORDER", order)
                .replace("LIMIT", Integer.toString(limit));
    }

    private List<Object> conditionValues() {
        return conditions.stream()
                .flatMap(condition -> condition.values().stream())
                .toList();
    }

    private static String and(List<Condition> conditions) {
        var sql = new StringBuilder();
        conditions.forEach(
                condition -> sql.append(" and (").append(condition.sql()).append(')'));
        return sql.toString();
    }
}
