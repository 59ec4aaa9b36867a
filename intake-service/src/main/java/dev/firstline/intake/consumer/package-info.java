/** What diagnosis, escalation and sla say, brought home to the ticket. */
@NullMarked
package dev.firstline.intake.consumer;

import org.jspecify.annotations.NullMarked;
