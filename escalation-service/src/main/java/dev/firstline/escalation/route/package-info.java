/** At which form a request is filed. Rules, no I/O. */
@NullMarked
package dev.firstline.escalation.route;

import org.jspecify.annotations.NullMarked;
