/** Intake, tested from outside: HTTP in, HTTP and Kafka out. */
@NullMarked
package dev.firstline.intake;

import org.jspecify.annotations.NullMarked;
