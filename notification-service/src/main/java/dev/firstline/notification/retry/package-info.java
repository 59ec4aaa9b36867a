/** What follows from an attempt to deliver: rules without I/O. */
@NullMarked
package dev.firstline.notification.retry;

import org.jspecify.annotations.NullMarked;
