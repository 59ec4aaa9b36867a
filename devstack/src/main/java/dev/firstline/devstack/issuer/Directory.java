package dev.firstline.devstack.issuer;

import java.util.List;
import java.util.Optional;

/**
 * Who is known to the issuer.
 *
 * @param people who can sign in on the login page
 * @param programs who can get a token with a client secret
 */
public record Directory(List<Subject> people, List<Client> programs) {

    /** The secret of every client of the local issuer; it protects nothing, since its login page asks for no password. */
    public static final String SECRET = "local-only";

    /** Copies what is mutable. */
    public Directory {
        people = List.copyOf(people);
        programs = List.copyOf(programs);
    }

    /** The people and programs of the sample partner Contoso and its reseller Northwind. */
    public static Directory local() {
        return new Directory(
                List.of(
                        new Subject("ana@contoso", "Ana Souza, help desk", "contoso", List.of("helpdesk-agent")),
                        new Subject("sam@contoso", "Sam Okafor, sales", "contoso", List.of("sales-agent")),
                        new Subject("omar@contoso", "Omar Haddad, operations", "contoso", List.of("ops")),
                        new Subject("gina@contoso", "Gina Rossi, global admin", "contoso", List.of("global-admin")),
                        new Subject(
                                "rita@contoso/northwind",
                                "Rita Lindqvist, help desk of the reseller",
                                "contoso/northwind",
                                List.of("helpdesk-agent")),
                        new Subject("platform", "The platform's own operator", "*", List.of("ops"))),
                List.of(
                        new Client("console", Optional.empty()),
                        new Client(
                                "contoso-crm",
                                Optional.of(new Subject(
                                        "contoso-crm", "The CRM of Contoso", "contoso", List.of("crm-client")))),
                        new Client(
                                "northwind-crm",
                                Optional.of(new Subject(
                                        "northwind-crm",
                                        "The CRM of Northwind",
                                        "contoso/northwind",
                                        List.of("crm-client"))))));
    }

    /** The person with that name. */
    public Optional<Subject> person(String name) {
        return people.stream().filter(person -> person.name().equals(name)).findFirst();
    }

    /** The client with that id. */
    public Optional<Client> client(String id) {
        return programs.stream().filter(client -> client.id().equals(id)).findFirst();
    }

    /**
     * A program that talks to the issuer.
     *
     * @param id its client id
     * @param account as whom it acts when it asks for a token of its own; empty when it only signs people in
     */
    public record Client(String id, Optional<Subject> account) {

        /** Whether it signs people in by redirect. */
        public boolean signsIn() {
            return account.isEmpty();
        }
    }
}
