package dev.firstline.escalation.handling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.contracts.Event;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.diagnosis.DecidedBy;
import dev.firstline.contracts.escalation.EscalationEvent;
import dev.firstline.contracts.escalation.EscalationProgress;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.contracts.escalation.VendorStatus;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.escalation.SupportRequests;
import dev.firstline.escalation.entitlement.Entitlement;
import dev.firstline.escalation.ledger.Cause;
import dev.firstline.escalation.ledger.Units;
import dev.firstline.escalation.lifecycle.EscalationMove;
import dev.firstline.escalation.lifecycle.LegalMoves;
import dev.firstline.escalation.lifecycle.Lifecycle;
import dev.firstline.escalation.lifecycle.RequestCommand;
import dev.firstline.escalation.lifecycle.Transition;
import dev.firstline.escalation.lifecycle.VendorRequest;
import dev.firstline.escalation.partner.PartnerProfile;
import dev.firstline.escalation.partner.PartnerType;
import dev.firstline.escalation.registry.Books;
import dev.firstline.escalation.registry.Partner;
import dev.firstline.escalation.registry.UnitBook;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One desk with three tickets and two units, a connector that dies between its commit and its call, a vendor behind a network that loses,
 * doubles and mixes up what is said, and agents who try anything. All that decides is what decides in the service; only what is committed is
 * kept here in memory. One source of chance, so one seed is one life.
 */
final class SimulatedDesk {

    private static final TenantPath TENANT = new TenantPath("contoso");
    private static final UUID ENTITLEMENT = new UUID(7, 7);
    private static final int TOTAL = 2;
    private static final int STEPS = 60;
    private static final RequestCommand[] VENDORS_WORDS = {
        new RequestCommand.Plain(EscalationMove.ACKNOWLEDGE),
        new RequestCommand.Plain(EscalationMove.VENDOR_WORKS),
        new RequestCommand.Plain(EscalationMove.VENDOR_ASKS),
        new RequestCommand.Plain(EscalationMove.OFFER_SOLUTION),
        new RequestCommand.Plain(EscalationMove.REFUSE),
        new RequestCommand.VendorUpdate(VendorStatus.OPEN),
        new RequestCommand.VendorUpdate(VendorStatus.ATTENTION_NEEDED),
        new RequestCommand.VendorUpdate(VendorStatus.CLOSED)
    };
    private static final EscalationMove[] DESKS_MOVES = {
        EscalationMove.PREPARE,
        EscalationMove.MARK_READY,
        EscalationMove.MARK_READY,
        EscalationMove.START_FILING,
        EscalationMove.ANSWER,
        EscalationMove.ANSWER,
        EscalationMove.ACCEPT,
        EscalationMove.NOT_SOLVED,
        EscalationMove.WITHDRAW,
        EscalationMove.HAND_BACK
    };

    /**
     * What is under way to the desk.
     *
     * @param known where the request stood when it was sent
     */
    private record Message(EscalationEntity about, RequestCommand command, VendorRequest known) {}

    private final Random chance;
    private final boolean forgetful;
    private final List<UUID> tickets = List.of(new UUID(1, 1), new UUID(1, 2), new UUID(1, 3));
    private final List<EscalationEntity> requests = new ArrayList<>();
    private final List<Message> network = new ArrayList<>();
    private final Map<UUID, String> casesOfVendor = new HashMap<>();
    private final Map<UUID, EscalationProgress> told = new HashMap<>();
    private final Set<UUID> toldFiled = new HashSet<>();
    private final Set<EscalationProgress> reached = EnumSet.noneOf(EscalationProgress.class);
    private Units units = Units.of(TOTAL);
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");

    /** @param forgetful whether it follows a message from where the request stood when that was sent, and not from where it stands */
    SimulatedDesk(long seed, boolean forgetful) {
        this.chance = new Random(seed);
        this.forgetful = forgetful;
    }

    /** Where requests were on the way. */
    Set<EscalationProgress> reached() {
        return reached;
    }

    void live() {
        for (int step = 0; step < STEPS; step++) {
            now = now.plus(Duration.ofMinutes(1 + chance.nextInt(60)));
            switch (chance.nextInt(10)) {
                case 0, 1 -> decide(any(tickets));
                case 2, 3 -> connect();
                case 4, 5 -> vendorSpeaks();
                case 6, 7 -> receive();
                default -> deskActs();
            }
        }
        endAll();
    }

    private void decide(UUID ticket) {
        int what = chance.nextInt(8);
        plan(ticket, open -> {
            switch (what) {
                case 0 -> open.cancel(ticket, null);
                case 1 -> open.severityChanged(ticket, any(List.of(Severity.values())), null);
                case 2 -> open.recheck(ticket);
                default ->
                    open.request(
                            ticket,
                            TENANT,
                            SupportRequests.technical(ProductFamily.AZURE, "Azure")
                                    .withSeverity(any(List.of(Severity.values()))),
                            new Asked(new UUID(2, what), DecidedBy.MACHINE),
                            null);
            }
        });
    }

    private void plan(UUID ticket, Consumer<OpenEscalations> change) {
        var notEnded = requests.stream()
                .filter(request -> request.ticketId.equals(ticket) && !isEnded(request))
                .toList();
        var book = Books.of(ENTITLEMENT, TENANT, units, now);
        var open = new OpenEscalations(
                notEnded, tenant -> Optional.of(partner()), (holder, customer) -> Optional.empty(), book, now);
        change.accept(open);
        requests.addAll(open.made());
        commit(book, open.facts().stream().map(Outbox.Fact::event));
    }

    private Partner partner() {
        return new Partner(
                new PartnerProfile(TENANT, PartnerType.DIRECT_BILL, SupportRequests.DESK, false),
                List.of(new Entitlement(
                        ENTITLEMENT,
                        SupportVehicle.SIGNATURE,
                        "A-1",
                        "C-1",
                        LocalDate.of(2026, 1, 1),
                        null,
                        units.total(),
                        units.free(),
                        List.of())));
    }

    /** Files what is ready, and what it finds in filing: it may have died there. */
    private void connect() {
        if (requests.isEmpty()) {
            return;
        }
        var request = any(requests);
        command(request, request.life(), new RequestCommand.Plain(EscalationMove.START_FILING));
        boolean dies = chance.nextInt(3) == 0;
        if (request.life().progress() == EscalationProgress.FILING && !dies) {
            // The id of the request is the key by which the vendor knows a repeated call.
            var number = casesOfVendor.computeIfAbsent(request.id, id -> "case-" + casesOfVendor.size());
            send(request, new RequestCommand.File(number));
        }
    }

    private void vendorSpeaks() {
        requests.stream()
                .filter(request -> casesOfVendor.containsKey(request.id))
                .skip(chance.nextInt(3))
                .findFirst()
                .ifPresent(request -> send(request, VENDORS_WORDS[chance.nextInt(VENDORS_WORDS.length)]));
    }

    private void send(EscalationEntity about, RequestCommand command) {
        int copies = List.of(0, 1, 1, 1, 1, 1, 1, 1, 2, 3).get(chance.nextInt(10));
        for (int i = 0; i < copies; i++) {
            network.add(new Message(about, command, about.life()));
        }
    }

    private void receive() {
        if (!network.isEmpty()) {
            var message = network.remove(chance.nextInt(network.size()));
            command(
                    message.about(),
                    forgetful ? message.known() : message.about().life(),
                    message.command());
        }
    }

    private void deskActs() {
        if (!requests.isEmpty()) {
            var move = DESKS_MOVES[chance.nextInt(DESKS_MOVES.length)];
            var request = any(requests);
            command(
                    request,
                    request.life(),
                    move == EscalationMove.HAND_BACK
                            ? new RequestCommand.HandBack(chance.nextBoolean())
                            : new RequestCommand.Plain(move));
        }
    }

    /** What is under way arrives in the end, and every request that has not ended can end. */
    private void endAll() {
        while (!network.isEmpty()) {
            receive();
        }
        for (var request : List.copyOf(requests)) {
            if (!isEnded(request)) {
                command(request, request.life(), new RequestCommand.HandBack(false));
            }
        }
        assertThat(requests).allMatch(SimulatedDesk::isEnded);
        assertThat(units.reserved()).as("reserved for nothing").isZero();
    }

    private void command(EscalationEntity request, VendorRequest standing, RequestCommand command) {
        if (Lifecycle.apply(standing, command, now) instanceof Transition.Done done) {
            var book = Books.of(ENTITLEMENT, TENANT, units, now);
            var who = new Cause(request.id, null, "dana", TENANT.value(), null);
            commit(book, RequestMoves.follow(request, command.move(), done, book, who, now).stream());
        }
    }

    private void commit(UnitBook book, Stream<? extends Event> facts) {
        if (book.isOpen()) {
            units = book.account(ENTITLEMENT).orElseThrow().units();
        }
        facts.map(EscalationEvent.class::cast).forEach(this::told);
        check();
    }

    private void told(EscalationEvent event) {
        var before = told.put(event.escalationId(), progressOf(event));
        assertThat(before == null || !LegalMoves.from(before).isEmpty())
                .as("%s told after %s", event, before)
                .isTrue();
        if (event instanceof EscalationEvent.Filed) {
            assertThat(toldFiled.add(event.escalationId()))
                    .as("%s told twice", event)
                    .isTrue();
        }
    }

    private static EscalationProgress progressOf(EscalationEvent event) {
        return switch (event) {
            case EscalationEvent.Opened _ -> EscalationProgress.PREPARING;
            case EscalationEvent.Blocked _ -> EscalationProgress.BLOCKED;
            case EscalationEvent.Filed _ -> EscalationProgress.FILED;
            case EscalationEvent.VendorUpdated updated -> Objects.requireNonNull(updated.progress());
            case EscalationEvent.Progressed progressed -> progressed.progress();
            case EscalationEvent.HandedBack back -> Objects.requireNonNull(back.progress());
            case EscalationEvent.Cancelled _ -> EscalationProgress.WITHDRAWN;
            case EscalationEvent.ChaseDue _ -> throw new AssertionError("nobody is reminded here");
        };
    }

    private void check() {
        int reserved = 0;
        int used = 0;
        var open = new HashSet<UUID>();
        for (var request : requests) {
            var life = request.life();
            reached.add(life.progress());
            reserved += request.unit == HeldUnit.RESERVED ? 1 : 0;
            used += request.unit == HeldUnit.USED ? 1 : 0;
            holds(life.progress() == told.get(request.id), "what was told is where it stands", request);
            holds(isEnded(request) || open.add(request.ticketId), "one open request of a ticket", request);
            holds(!isEnded(request) || request.unit != HeldUnit.RESERVED, "what has ended reserves nothing", request);
            var number = life.vendorCaseNumber();
            holds(number == null || number.equals(casesOfVendor.get(request.id)), "the vendor's number", request);
        }
        assertThat(List.of(units.free(), units.reserved(), units.used()))
                .as("free, reserved, used")
                .containsExactly(TOTAL - reserved - used, reserved, used);
    }

    /** Most of what is looked at holds: no description is made for that. */
    private static void holds(boolean condition, String what, EscalationEntity request) {
        if (!condition) {
            throw new AssertionError(what + ": " + request.life());
        }
    }

    private static boolean isEnded(EscalationEntity request) {
        return LegalMoves.from(request.life().progress()).isEmpty();
    }

    private <T> T any(List<T> of) {
        return of.get(chance.nextInt(of.size()));
    }
}
