/** What partners record of their access to customers: stored, served, looked up for plans, warned of in time. */
@NullMarked
package dev.firstline.escalation.delegation;

import org.jspecify.annotations.NullMarked;
