package dev.firstline.chassis.tenancy;

import java.sql.SQLException;

/** A {@link SQLException} on its way through code that has nothing to say about it. */
public class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param cause what the driver said */
    public DatabaseException(SQLException cause) {
        super(cause);
    }
}
