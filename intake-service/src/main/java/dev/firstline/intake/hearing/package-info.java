/** What diagnosis, escalation and sla say, brought home to the ticket. */
@NullMarked
package dev.firstline.intake.hearing;

import org.jspecify.annotations.NullMarked;
