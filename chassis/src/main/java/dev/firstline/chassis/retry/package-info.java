/** When a failed attempt is made again, and when it is given up: rules without I/O. */
@NullMarked
package dev.firstline.chassis.retry;

import org.jspecify.annotations.NullMarked;
