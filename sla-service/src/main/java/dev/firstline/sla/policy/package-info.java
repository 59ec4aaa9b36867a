/** Which promise a ticket is given. */
@NullMarked
package dev.firstline.sla.policy;

import org.jspecify.annotations.NullMarked;
