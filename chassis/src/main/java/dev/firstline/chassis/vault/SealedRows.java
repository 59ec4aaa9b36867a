package dev.firstline.chassis.vault;

import java.util.List;

/**
 * A table that holds sealed secrets, in SQL; all of it constants, never made of input. It has {@code id uuid}, {@code tenant}, and {@code
 * sealed_under}, the name of the key of all secrets of the row.
 *
 * @param table its name
 * @param where true of a row that holds any
 * @param secret the column of the one without which the row is of no use
 * @param others further ones: what cannot be opened of them is given up
 * @param name of the secrets in metrics, such as {@code webhook}: {@code firstline.NAME.secrets.renewed} and {@code .unreadable}
 * @param what they are in a sentence, such as {@code webhook secrets}
 * @param advice what to do where the key is lost, at the end of a sentence
 */
public record SealedRows(
        String table, String where, String secret, List<Other> others, String name, String what, String advice) {

    /**
     * A further secret.
     *
     * @param column that holds it
     * @param wanted true of a row where it is still needed; it is emptied where it is not
     */
    public record Other(String column, String wanted) {

        String read() {
            return "case when " + wanted + " then " + column + " end";
        }
    }

    public SealedRows {
        others = List.copyOf(others);
    }

    int secrets() {
        return 1 + others.size();
    }

    String select() {
        var sql = new StringBuilder("select id, tenant, sealed_under, ").append(secret);
        others.forEach(other -> sql.append(", ").append(other.read()));
        return sql + " from " + table + " where " + where + " and id > ? order by id limit ? for update";
    }

    String update() {
        var sql = new StringBuilder("update ")
                .append(table)
                .append(" set ")
                .append(secret)
                .append(" = ?");
        others.forEach(other -> sql.append(", ").append(other.column()).append(" = ?"));
        return sql + ", sealed_under = ? where id = ?";
    }
}
