package dev.firstline.intake.ticket;

import dev.firstline.intake.feed.Actor;

/**
 * A ticket that somebody asks to open.
 *
 * @param by who asks
 */
record Opening(NewTicket ticket, Actor.Bearer by) {}
