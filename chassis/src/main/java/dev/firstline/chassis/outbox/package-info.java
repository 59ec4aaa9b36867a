/** Events leave the database in the transaction that made them true, and reach Kafka in order. */
@NullMarked
package dev.firstline.chassis.outbox;

import org.jspecify.annotations.NullMarked;
