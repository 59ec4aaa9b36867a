package dev.firstline.acceptance;

import dev.firstline.devstack.platform.PlatformAddresses;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The clocks of one tenant, as the SLA service has stored them. */
record StoredClocks(PlatformAddresses addresses, String tenant) {

    /** How many are in a state. */
    int in(String state) throws SQLException {
        return idsIn(state).size();
    }

    List<String> idsIn(String state) throws SQLException {
        try (var connection = addresses.superuser("sla").getConnection();
                var query = connection.prepareStatement("select id from clock where tenant = ? and state = ?")) {
            query.setString(1, tenant);
            query.setString(2, state);
            try (var row = query.executeQuery()) {
                var ids = new ArrayList<String>();
                while (row.next()) {
                    ids.add(row.getString(1));
                }
                return ids;
            }
        }
    }
}
