/** What the services' tests stand on: a real PostgreSQL, Kafka, issuer and mail sink, started once for each JVM. */
@NullMarked
package dev.firstline.devstack.test;

import org.jspecify.annotations.NullMarked;
