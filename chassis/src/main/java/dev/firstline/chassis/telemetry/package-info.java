/** Trace context across threads, tables and topics. */
@NullMarked
package dev.firstline.chassis.telemetry;

import org.jspecify.annotations.NullMarked;
