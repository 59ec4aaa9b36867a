package dev.firstline.benchmarks.search;

import dev.firstline.devstack.platform.Platform;
import java.sql.SQLException;
import java.util.List;

/**
 * Tickets of 200 customers of one partner in five languages, with three communications each, written as intake would have left them, two a
 * minute. Every tenth says {@code outage}; one in 20,000 words is the ticket's own choice, and each has a word that no other has.
 */
final class Library {

    /** Who sees all of it. */
    static final String PARTNER = "partner";

    private static final int PAGE = 5_000;

    private static final String CUSTOMERS = """
            insert into customer (id, tenant, partner, external_id, name, tenant_slug, created_at, changed_at)
            select gen_random_uuid(), 'partner/c-' || n, 'partner', 'C-' || n,
                (array['Northwind', 'Contoso', 'Fabrikam', 'Tailspin', 'Wingtip'])[1 + n % 5] || ' ' || (array['Traders', 'Möbel', 'Café', 'São'])[1 + n / 5 % 4]
                    || ' ' || n, 'c-' || n, now(), now()
            from generate_series(0, 199) n
            """;

    private static final String NUMBERED = """
            from generate_series(?, ?) n
            cross join lateral (select timestamptz '2026-11-01T00:00:00Z' - n * interval '30 s' as at, n / 10 % 5 + 1 as l) t
            cross join lateral (select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '70008000' || lpad(to_hex(n), 12, '0'))::uuid as id) made
            cross join lateral (select string_agg('w' || abs(hashint8(n * 1000 + k)) % 20000, ' ') as own from generate_series(1, 25) k) words
            """;

    private static final String TICKETS = """
            insert into ticket (id, number, tenant, filer, external_reference, version, status, type, severity, language, affected_tenant,
                product_family, title, body, customer_id, opened_at, updated_at)
            select made.id, 100000000 + n::bigint * 797 % 899999981, customer.tenant, 'partner', 'PSA-' || n, 4,
                case when n <= 1000 then 'IN_PROGRESS' else 'CLOSED' end, 'INCIDENT', (array['A', 'B', 'C'])[1 + n % 3],
                (array['EN', 'DE', 'ES', 'PT_BR', 'PT_PT'])[l], 'CUSTOMER', 'AZURE',
                (array['Outlook cannot be opened', 'Outlook lässt sich nicht öffnen', 'Outlook no se abre desde ayer', 'Usuários sem acesso ao Outlook',
                    'Não há ligação ao Outlook'])[l] || case when n % 10 = 0 then ' (outage)' else '' end,
                (array['Since eight the mailbox stays white, the printers of all offices are silent and nobody can sign in.',
                    'Seit acht Uhr bleibt das Postfach leer, die Drucker aller Häuser schweigen und niemand kann sich anmelden.',
                    'Desde las ocho el buzón queda vacío, las impresoras no responden y la configuración no se guarda.',
                    'Desde as oito a caixa fica vazia, as impressoras não respondem e as configurações se perdem.',
                    'Desde as oito a caixa fica vazia, as impressoras não respondem e as ligações falham.'])[l] || ' ' || own || ' only' || n,
                customer.id, at, at
            """ + NUMBERED + " join customer on customer.external_id = 'C-' || n % 200";

    private static final String COMMUNICATIONS = """
            insert into communication (id, tenant, ticket_id, direction, visibility, body, author, written_at)
            select (lpad(to_hex((extract(epoch from at) * 1000)::bigint + k), 12, '0') || '70008000' || lpad(to_hex(n), 12, '0'))::uuid,
                'partner/c-' || n % 200, made.id, 'OUTBOUND', case when k = 3 and n % 4 = 0 then 'INTERNAL' else 'CUSTOMER' end,
                (array['We looked at the logs and restarted the service.', 'Wir haben die Protokolle geprüft und den Dienst neu gestartet.',
                    'Hemos revisado los registros y reiniciado el servicio.', 'Verificamos os registros e reiniciamos o serviço.',
                    'Verificámos os registos e reiniciámos o serviço.'])[l] || ' ' || left(own, 80), 'agent', at
            """ + NUMBERED + " cross join generate_series(1, 3) k";

    private static final String WRITE = "select search_write(array(select made.id " + NUMBERED + "))";

    private final Platform platform;

    Library(Platform platform) {
        this.platform = platform;
    }

    /** Writes so many tickets, number 1 the newest; how many of them a second were written for the search. */
    double write(int tickets) throws SQLException {
        long searched = 0;
        try (var connection = platform.addresses().superuser("intake").getConnection()) {
            try (var statement = connection.createStatement()) {
                statement.execute(CUSTOMERS);
            }
            // The oldest first, as they would have come.
            for (int to = tickets; to > 0; to -= PAGE) {
                int from = Math.max(1, to - PAGE + 1);
                for (var sql : List.of(TICKETS, COMMUNICATIONS, WRITE)) {
                    long began = System.nanoTime();
                    try (var statement = connection.prepareStatement(sql)) {
                        statement.setInt(1, from);
                        statement.setInt(2, to);
                        statement.execute();
                    }
                    if (sql.equals(WRITE)) {
                        searched += System.nanoTime() - began;
                    }
                }
            }
            try (var statement = connection.createStatement()) {
                statement.execute("vacuum analyze");
            }
        }
        return tickets * 1e9 / searched;
    }
}
