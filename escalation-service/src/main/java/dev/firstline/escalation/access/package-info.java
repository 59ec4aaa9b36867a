/** By what relations a partner reaches a customer's cloud, and which of them a vendor's form asks for. Rules, no I/O. */
@NullMarked
package dev.firstline.escalation.access;

import org.jspecify.annotations.NullMarked;
