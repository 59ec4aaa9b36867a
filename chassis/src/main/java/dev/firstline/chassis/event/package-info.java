/** Events as bytes: CloudEvents 1.0 in Kafka's binary mode. */
@NullMarked
package dev.firstline.chassis.event;

import org.jspecify.annotations.NullMarked;
