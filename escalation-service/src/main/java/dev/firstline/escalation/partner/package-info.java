/** Who the partner is towards the vendor, and whom the vendor may write to. Rules, no I/O. */
@NullMarked
package dev.firstline.escalation.partner;

import org.jspecify.annotations.NullMarked;
