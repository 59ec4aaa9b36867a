/** What diagnosis asks of a vendor, as the rules of escalation read it. */
@NullMarked
package dev.firstline.escalation.request;

import org.jspecify.annotations.NullMarked;
