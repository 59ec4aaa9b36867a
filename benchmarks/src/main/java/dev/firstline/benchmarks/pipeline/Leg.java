package dev.firstline.benchmarks.pipeline;

/** The parts of the way, each named after the service that works on it. */
enum Leg {
    INTAKE("201 to ticket.opened in Kafka"),
    DIAGNOSIS("to diagnosis.completed in Kafka"),
    ESCALATION("to escalation.opened in Kafka"),
    NOTIFICATION("to the webhook received");

    private final String words;

    Leg(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
