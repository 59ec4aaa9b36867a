package dev.firstline.devstack.frontdoor;

import java.util.Map;

/**
 * How much the door holds at a time.
 *
 * @param connections of all clients
 * @param perAddress of one client's address; not of loopback addresses, behind which all users of this machine stand, or a proxy with
 *     theirs
 * @param requests on their way to one service
 * @param streams of server-sent events from one service; apart, so that open pages leave room for everything else
 */
public record DoorLimits(int connections, int perAddress, int requests, int streams) {

    /** What holds when nothing is said. */
    public static final DoorLimits DEFAULT = new DoorLimits(4_000, 256, 1_000, 1_000);

    /** @throws IllegalArgumentException when something would let nobody through */
    public DoorLimits {
        if (connections < 1 || perAddress < 1 || requests < 1 || streams < 1) {
            throw new IllegalArgumentException("each limit of the front door is at least 1");
        }
    }

    /**
     * From {@code FIRSTLINE_DOOR_CONNECTIONS}, {@code _PER_ADDRESS}, {@code _REQUESTS} and {@code _STREAMS}; what is not named is as usual.
     *
     * @throws IllegalArgumentException when one is no number, or below 1
     */
    public static DoorLimits of(Map<String, String> environment) {
        return new DoorLimits(
                number(environment, "FIRSTLINE_DOOR_CONNECTIONS", DEFAULT.connections),
                number(environment, "FIRSTLINE_DOOR_PER_ADDRESS", DEFAULT.perAddress),
                number(environment, "FIRSTLINE_DOOR_REQUESTS", DEFAULT.requests),
                number(environment, "FIRSTLINE_DOOR_STREAMS", DEFAULT.streams));
    }

    private static int number(Map<String, String> environment, String name, int usual) {
        String text = environment.get(name);
        try {
            return text == null || text.isBlank() ? usual : Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a number");
        }
    }
}
