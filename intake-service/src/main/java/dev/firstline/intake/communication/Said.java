package dev.firstline.intake.communication;

/**
 * Words on a ticket.
 *
 * @param added whether they were not there before
 */
record Said(Communication words, boolean added) {}
