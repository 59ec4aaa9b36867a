/** When somebody is to be reminded of a request that waits. Rules, no I/O. */
@NullMarked
package dev.firstline.escalation.chase;

import org.jspecify.annotations.NullMarked;
