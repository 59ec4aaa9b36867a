/** Which support contract may carry a request, and why none may. Rules, no I/O. */
@NullMarked
package dev.firstline.escalation.entitlement;

import org.jspecify.annotations.NullMarked;
