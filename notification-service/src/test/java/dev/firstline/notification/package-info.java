/** Notification, tested from outside: HTTP and Kafka in, webhooks, mail and Kafka out. */
@NullMarked
package dev.firstline.notification;

import org.jspecify.annotations.NullMarked;
