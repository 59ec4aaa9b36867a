package dev.firstline.intake.communication;

/** The way that words took. */
public enum CommunicationChannel {
    EMAIL,
    PHONE,
    CHAT,
    /** A page on which customers write to the desk. */
    PORTAL,
    /** A meeting, in a room or by video. */
    MEETING,
    /** A program, such as a CRM or a monitoring system. */
    API,
    OTHER
}
