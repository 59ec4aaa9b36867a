package dev.firstline.console;

import static io.restassured.RestAssured.given;

import dev.firstline.devstack.test.FirstlineStack;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A browser as far as signing in needs one: it keeps cookies and follows the way to the issuer and back. */
final class Browser {

    private final Map<String, String> cookies = new HashMap<>();

    private Browser() {}

    /** Signs in on the issuer's login page. */
    static Browser of(String person) {
        var browser = new Browser();
        var toIssuer = browser.visit("/");
        var address = URI.create(toIssuer.getHeader("Location"));
        var request = given().redirects().follow(false);
        for (var pair : address.getRawQuery().split("&")) {
            var parts = pair.split("=", 2);
            request.formParam(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        var back = request.formParam("person", person)
                .post(address.toString().substring(0, address.toString().indexOf('?')));
        var location = back.getHeader("Location");
        for (int hops = 0; location != null && hops < 5; hops++) {
            location = browser.visit(location).getHeader("Location");
        }
        return browser;
    }

    static Browser stranger() {
        return new Browser();
    }

    Response visit(String address) {
        return keep(request().get(here(address)));
    }

    /** Presses a button of a page that is open at that site. */
    Response press(String address, String site) {
        return keep(request().header("Sec-Fetch-Site", site).post(here(address)));
    }

    /** Another browser with the same cookies, as who copied them has. */
    Browser copied() {
        var copy = new Browser();
        copy.cookies.putAll(cookies);
        return copy;
    }

    /** The public address leads to the service under test, as the front door would have it. */
    private static String here(String address) {
        var path = address.startsWith(FirstlineStack.PUBLIC_URL)
                ? address.substring(FirstlineStack.PUBLIC_URL.length())
                : address;
        return URI.create(path).isAbsolute() ? path : base() + path;
    }

    private Response keep(Response answer) {
        answer.detailedCookies().forEach(cookie -> {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        });
        return answer;
    }

    Map<String, String> cookies() {
        return Map.copyOf(cookies);
    }

    static String base() {
        return RestAssured.baseURI + ":" + RestAssured.port;
    }

    private RequestSpecification request() {
        return given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .cookies(cookies)
                .header(
                        "X-Forwarded-Host",
                        URI.create(FirstlineStack.PUBLIC_URL).getAuthority())
                .header("Accept", "text/html");
    }
}
