/** Escalations: opened by decisions, filed and followed by agents, told to the other services. */
@NullMarked
package dev.firstline.escalation.handling;

import org.jspecify.annotations.NullMarked;
