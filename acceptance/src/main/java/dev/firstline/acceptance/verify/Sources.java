package dev.firstline.acceptance.verify;

import java.sql.Connection;
import java.sql.SQLException;

/** Where the evidence lies. */
public interface Sources {

    /** A connection that sees all rows of the database, such as {@code sla}. */
    Connection database(String name) throws SQLException;

    /** Kafka's bootstrap address. */
    String kafka();
}
