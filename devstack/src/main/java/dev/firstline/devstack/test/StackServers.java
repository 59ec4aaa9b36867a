package dev.firstline.devstack.test;

import java.io.IOException;

/** Where the tests' PostgreSQL and Kafka come from: embedded processes or containers. Both are real. */
interface StackServers extends AutoCloseable {

    /** The address of PostgreSQL without a database: {@code jdbc:postgresql://host:port/}. */
    String postgres();

    /** Password of the superuser {@code postgres}. */
    String postgresPassword();

    /** What Kafka's clients connect to. */
    String kafka();

    @Override
    void close() throws IOException;
}
