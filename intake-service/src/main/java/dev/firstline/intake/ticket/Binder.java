package dev.firstline.intake.ticket;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Binds the parameters of a statement one after the other, so that nobody has to count them. */
final class Binder {

    private final PreparedStatement statement;
    private int position;

    Binder(PreparedStatement statement) {
        this.statement = statement;
    }

    Binder text(@Nullable String value) throws SQLException {
        statement.setString(++position, value);
        return this;
    }

    Binder name(@Nullable Enum<?> value) throws SQLException {
        return text(value == null ? null : value.name());
    }

    Binder id(UUID value) throws SQLException {
        statement.setObject(++position, value);
        return this;
    }

    Binder flag(@Nullable Boolean value) throws SQLException {
        return text(value == null ? null : value.toString());
    }

    Binder instant(Instant value) throws SQLException {
        statement.setObject(++position, value.atOffset(ZoneOffset.UTC));
        return this;
    }
}
