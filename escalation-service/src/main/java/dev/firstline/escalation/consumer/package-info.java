/** What this service hears of tickets and decisions, in whatever order the topics bring it. */
@NullMarked
package dev.firstline.escalation.consumer;

import org.jspecify.annotations.NullMarked;
