package dev.firstline.console;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;

/** A tab of {@link Chromium}. */
final class Tab implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Chromium browser;
    private final String target;
    private final String session;

    Tab(Chromium browser, String target, String session) {
        this.browser = browser;
        this.target = target;
        this.session = session;
    }

    /** Goes to an address, and on when the page is there. */
    Tab visit(String address) {
        send("Page.navigate", Map.of("url", address));
        return waitFor("location.href !== 'about:blank' && document.readyState === 'complete'");
    }

    /** What an expression of JavaScript comes to; it may be a promise. */
    JsonNode ask(String expression) {
        var answer =
                send("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(answer.get("exceptionDetails").toString());
        }
        return answer.get("result").path("value");
    }

    String text(String expression) {
        return ask(expression).asText();
    }

    /** Waits until an expression is true; a page that is just going away answers none. */
    Tab waitFor(String condition) {
        await(condition)
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> ask("Boolean(" + condition + ")").asBoolean());
        return this;
    }

    /** Waits for what the live sign says. */
    Tab waitForSign(String text) {
        return waitFor("document.getElementById('live-text').textContent === '" + text + "'");
    }

    /** Sets the size of the page, in pixels of CSS. */
    Tab resize(int width, int height) {
        send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        return waitFor("innerWidth === " + width);
    }

    /** Makes the page believe that it is looked at, also behind other tabs. */
    Tab keepVisible() {
        send("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
        return this;
    }

    /** Brings the tab to the front, where it hides the others. */
    Tab toFront() {
        browser.command(null, "Target.activateTarget", Map.of("targetId", target));
        return this;
    }

    /** One command of the protocol to this tab. */
    JsonNode send(String method, Map<String, ?> parameters) {
        return browser.command(session, method, parameters);
    }

    @Override
    public void close() {
        browser.command(null, "Target.closeTarget", Map.of("targetId", target));
    }
}
