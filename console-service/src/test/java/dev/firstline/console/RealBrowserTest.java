package dev.firstline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.devstack.test.FirstlineStack;
import io.restassured.RestAssured;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What the page's own script does, in a browser. Each test looks at its own tickets by a search for their numbers. */
@Stack
@EnabledIf(
        value = "dev.firstline.console.Chromium#isInstalled",
        disabledReason = "There is no chromium on this machine; console.js has not been run.")
class RealBrowserTest {

    private static final String HOME = FirstlineStack.PUBLIC_URL;
    private static final String LONG_TITLE =
            "Shared mailbox of the sales team cannot send since the migration on Friday";

    private static StallingProxy proxy;
    private static Chromium browser;

    private final ArrayList<Tab> tabs = new ArrayList<>();

    @BeforeEach
    void signIn() {
        if (browser != null) {
            return;
        }
        proxy = new StallingProxy(RestAssured.port);
        browser = new Chromium(URI.create(HOME).getAuthority(), proxy.port());
        try (var tab = browser.open()) {
            tab.visit(HOME).waitFor("document.querySelector('button[value=\"ana@contoso\"]')");
            tab.ask("document.querySelector('button[value=\"ana@contoso\"]').click()");
            tab.waitFor("document.getElementById('queue')");
        }
    }

    @AfterEach
    void closeTabs() {
        proxy.release();
        tabs.forEach(Tab::close);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
            proxy.close();
        }
    }

    @Test
    void whatChangesIsCountedByTicketsAndNotByRows() {
        var tab = queue("FL-71").waitForSign("Live");
        var first = life("FL-7101");
        var second = life("FL-7102");

        for (var life : new TicketLife[] {first, second}) {
            Topics.say("contoso", life.opened());
            Topics.say("contoso", life.title(1, LONG_TITLE));
            tab.waitFor(row(life) + "?.textContent.includes('Shared mailbox')");
            Topics.say("contoso", life.clock(SlaTarget.FIRST_RESPONSE, 0, 60));
            tab.waitFor(row(life) + ".textContent.includes('First response')");
            Topics.say("contoso", life.moved(2, 1, TicketStatus.NEW, TicketStatus.IN_PROGRESS));
            tab.waitFor(row(life) + ".textContent.includes('In progress')");
        }

        tab.waitFor("document.getElementById('announce').textContent.endsWith('changed')");
        // The second may have come after the first was announced on a slow machine; nothing but tickets is counted.
        assertThat(tab.text("document.getElementById('announce').textContent"))
                .isIn("2 tickets changed", "One ticket changed");
    }

    @Test
    void eightTabsShareOneStream() {
        var open = Stream.generate(() -> queue("FL-72").keepVisible()).limit(8).toList();
        open.forEach(tab -> tab.waitForSign("Live"));
        await().until(() -> proxy.streams() == 1);
        var life = life("FL-7201");

        Topics.say("contoso", life.opened());

        open.forEach(tab -> tab.waitFor(row(life)));

        // Whichever of them has the stream: another goes on when it is closed.
        open.subList(0, 7).forEach(tab -> {
            tab.close();
            tabs.remove(tab);
        });
        var later = life("FL-7202");
        Topics.say("contoso", later.opened());
        open.getLast().waitFor(row(later));
        await().until(() -> proxy.streams() == 1);
    }

    @Test
    void aHiddenTabHasNoStreamAndCatchesUpWhenItIsSeenAgain() {
        var tab = queue("FL-73").waitForSign("Live");
        var other = open().toFront();
        tab.waitFor("document.hidden");
        await().until(() -> proxy.streams() == 0);
        var life = life("FL-7301");

        Topics.say("contoso", life.opened());
        var browsing = Browser.of("ana@contoso");
        await().until(() -> browsing.visit("/?search=FL-7301").asString().contains("t-" + life.ticket));

        assertThat(tab.ask(row(life) + " === null").asBoolean()).isTrue();
        tab.toFront().waitFor(row(life)).waitForSign("Live");
        assertThat(other.ask("document.hidden").asBoolean()).isTrue();
    }

    @Test
    void aConnectionThatIsDeadWithoutBeingClosedIsNotCalledLive() {
        var tab = queue("FL-74").keepVisible().waitForSign("Live");
        var follower = queue("FL-74").keepVisible().waitForSign("Live");
        var life = life("FL-7401");

        proxy.stall();

        tab.waitForSign("Reconnecting");
        follower.waitForSign("Reconnecting");
        Topics.say("contoso", life.opened());
        proxy.release();
        for (var each : new Tab[] {tab, follower}) {
            each.waitForSign("Live").waitFor(row(life));
        }
    }

    @Test
    void anUpdateOfATicketsPageLeavesFocusAndOpenDetailsAndIsTold() {
        var life = life("FL-7501");
        life.all().forEach(event -> Topics.say("contoso", event));
        var tab = ticket(life, "We wrote to the customer");
        tab.waitFor("document.querySelectorAll('.timeline li[id]').length === 19");
        tab.ask("document.querySelector('summary').click()");
        tab.ask("document.querySelector('summary').focus()");
        tab.ask("window.before = document.activeElement");

        Topics.say("contoso", life.reply(7, 80));

        tab.waitFor("document.querySelectorAll('.timeline li[id]').length === 20");
        assertThat(tab.ask("document.activeElement === before && before.isConnected && before.tagName === 'SUMMARY'")
                        .asBoolean())
                .isTrue();
        assertThat(tab.ask("before.parentElement.open").asBoolean()).isTrue();
        tab.waitFor("document.getElementById('announce').textContent === 'New: We wrote to the customer'");
    }

    @Test
    void anUpdateOfTheQueueLeavesTheFocusWhereItIs() {
        var life = life("FL-7601");
        var other = life("FL-7602");
        Topics.say("contoso", life.opened());
        Topics.say("contoso", other.opened());
        var tab = queue("FL-76").waitFor(row(life) + " && " + row(other));
        tab.waitForSign("Live").ask(row(life) + ".querySelector('a').focus()");

        // It moves to the top, then it leaves the list.
        Topics.say("contoso", life.clock(SlaTarget.FIRST_RESPONSE, 0, 60));
        tab.waitFor("document.getElementById('rows').firstElementChild === " + row(life) + " && " + row(life)
                + ".textContent.includes('First response')");
        assertThat(tab.ask(row(life) + ".contains(document.activeElement)").asBoolean())
                .isTrue();

        Topics.say("contoso", life.moved(2, 1, TicketStatus.NEW, TicketStatus.CANCELED));
        tab.waitFor(row(life) + " === null");
        assertThat(tab.ask(row(other) + ".contains(document.activeElement)").asBoolean())
                .isTrue();

        // The figures follow each change too.
        tab.ask("document.querySelector('.figures a[href*=breached]').focus()");
        tab.ask("document.querySelector('.figures').dataset.old = 'true'");
        Topics.say("contoso", life("FL-7603").opened());
        tab.waitFor("!document.querySelector('.figures[data-old]')");
        assertThat(tab.text("document.activeElement.getAttribute('href')")).isEqualTo("/?breached=true");
    }

    @Test
    void whoComesBackFromATicketGoesOnWhereItStands() {
        var life = life("FL-7701");
        Topics.say("contoso", life.opened());
        var tab = ticket(life, "Ticket opened");

        tab.visit(HOME + "/?search=FL-77").waitFor(row(life));

        assertThat(tab.ask(row(life) + ".contains(document.activeElement)").asBoolean())
                .isTrue();
    }

    @Test
    void theTicketIsReadableAtEveryWidth() {
        var life = life("FL-7801");
        life.all().forEach(event -> Topics.say("contoso/northwind", event));
        Topics.say("contoso/northwind", life.title(1, LONG_TITLE));
        var tab = queue("FL-78");
        tab.waitFor(row(life) + "?.textContent.includes('Shared mailbox')");
        tab.waitFor(row(life) + ".textContent.includes('breached')");

        for (int width : new int[] {390, 640, 768, 799, 800, 1024, 1179, 1180, 1280, 1440}) {
            tab.resize(width, 800);

            assertThat(tab.ask("document.documentElement.scrollWidth").asInt())
                    .as("the page at %s px", width)
                    .isLessThanOrEqualTo(width);
            assertThat(tab.ask(row(life) + ".querySelector('.c-ticket').clientWidth")
                            .asInt())
                    .as("the ticket at %s px", width)
                    .isGreaterThanOrEqualTo(240);
            assertThat(cut(tab, row(life) + ".querySelector('.c-ticket > a')"))
                    .as("the title at %s px", width)
                    .isFalse();
            assertThat(cut(tab, row(life) + ".querySelector('.c-ticket .note')"))
                    .as("the number at %s px", width)
                    .isFalse();
            assertThat(tab.ask("Array.from(" + row(life) + ".cells).every(cell => cell.offsetWidth > 0)")
                            .asBoolean())
                    .as("all is shown at %s px", width)
                    .isTrue();
            assertThat(tab.ask("Array.from(" + row(life) + ".querySelectorAll('.main, .note, .due'))"
                                    + ".every(words => words.scrollWidth <= words.clientWidth)")
                            .asBoolean())
                    .as("nothing is cut at %s px", width)
                    .isTrue();
        }
    }

    @Test
    void whatIsPressedIsLargeEnoughAndHasAName() {
        var life = life("FL-7901");
        life.all().forEach(event -> Topics.say("contoso", event));
        var tab = ticket(life, "We wrote to the customer").resize(390, 800);
        assertThat(small(tab)).isEqualTo("");
        assertThat(tab.text("document.querySelector('.brand').innerText.trim()"))
                .isEqualTo("Firstline");
        assertThat(tab.text("getComputedStyle(document.querySelector('.crumbs a')).textDecorationLine"))
                .isEqualTo("underline");

        tab.visit(HOME + "/?search=FL-7901").waitFor(row(life));
        for (int width : new int[] {390, 640, 1440}) {
            assertThat(small(tab.resize(width, 800))).isEqualTo("");
        }
    }

    /** Links, buttons and the like that are less than 24 px wide or high (WCAG 2.2, 2.5.8). */
    private static String small(Tab tab) {
        return tab.text("""
                Array.from(document.querySelectorAll('a:not(.skip), button, summary, select, input:not(.check input), label.check'))
                  .filter(one => one.offsetParent)
                  .filter(one => { const box = one.getBoundingClientRect(); return box.width < 24 || box.height < 24; })
                  .map(one => one.outerHTML.slice(0, 80))
                  .join('; ')""");
    }

    private static boolean cut(Tab tab, String element) {
        return tab.ask("(box => box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight)(" + element
                        + ")")
                .asBoolean();
    }

    private Tab open() {
        var tab = browser.open();
        tabs.add(tab);
        return tab;
    }

    private Tab queue(String search) {
        return open().visit(HOME + "/?search=" + search);
    }

    private Tab ticket(TicketLife life, String headline) {
        var page = "/tickets/" + life.ticket;
        var browsing = Browser.of("ana@contoso");
        await().until(() -> browsing.visit(page).asString().contains(headline));
        return open().visit(HOME + page).waitForSign("Live");
    }

    private static TicketLife life(String number) {
        return new TicketLife(number, Instant.now().minusSeconds(7200));
    }

    private static String row(TicketLife life) {
        return "document.getElementById('t-" + life.ticket + "')";
    }
}
