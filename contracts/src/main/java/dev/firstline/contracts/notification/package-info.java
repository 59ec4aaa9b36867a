/** What became of an alert on its way to a receiver. */
@NullMarked
package dev.firstline.contracts.notification;

import org.jspecify.annotations.NullMarked;
