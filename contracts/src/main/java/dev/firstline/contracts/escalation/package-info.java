/** What happens to a ticket at a vendor: Microsoft, an ISV, an indirect provider. */
@NullMarked
package dev.firstline.contracts.escalation;

import org.jspecify.annotations.NullMarked;
