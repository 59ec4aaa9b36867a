package dev.firstline.console.session;

import dev.firstline.chassis.http.KeyRing;
import dev.firstline.devstack.test.FirstlineStack;
import java.sql.SQLException;

/** Puts the stored tokens of a session under another key, as they are when the key was changed since the sign-in. */
public final class SealedAgain {

    private SealedAgain() {}

    /** @param cookie the session's cookie */
    public static void under(String key, String cookie) {
        var id = TokenSeal.hash(cookie);
        try (var connection = FirstlineStack.superuser("console").getConnection();
                var select = connection.prepareStatement("select tokens from page_session where id = ?");
                var update = connection.prepareStatement("update page_session set tokens = ? where id = ?")) {
            select.setBytes(1, id);
            try (var row = select.executeQuery()) {
                row.next();
                var text = new TokenSeal(KeyRing.of(FirstlineStack.SECRET_KEY))
                        .open(cookie, row.getBytes(1))
                        .orElseThrow();
                update.setBytes(1, new TokenSeal(KeyRing.of(key)).seal(cookie, text));
                update.setBytes(2, id);
                if (update.executeUpdate() != 1) {
                    throw new IllegalStateException("there is no such session");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
