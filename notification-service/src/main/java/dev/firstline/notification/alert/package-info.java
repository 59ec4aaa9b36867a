/** From an event on a topic to one pending delivery for each subscription that wants it. */
@NullMarked
package dev.firstline.notification.alert;

import org.jspecify.annotations.NullMarked;
