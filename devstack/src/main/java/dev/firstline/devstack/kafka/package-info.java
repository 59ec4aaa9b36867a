/** A real Kafka broker (KRaft, one node) in a process of its own, with the topics of the platform. */
@NullMarked
package dev.firstline.devstack.kafka;

import org.jspecify.annotations.NullMarked;
