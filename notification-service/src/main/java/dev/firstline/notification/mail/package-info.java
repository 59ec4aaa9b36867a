/** Alerts as plain-text e-mail. */
@NullMarked
package dev.firstline.notification.mail;

import org.jspecify.annotations.NullMarked;
