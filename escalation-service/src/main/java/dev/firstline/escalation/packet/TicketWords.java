package dev.firstline.escalation.packet;

/** The filer's own words. */
public record TicketWords(String title, String body) {}
