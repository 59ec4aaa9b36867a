package dev.firstline.console;

import static io.restassured.RestAssured.given;

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
        var answer = request().get(URI.create(address).isAbsolute() ? address : base() + address);
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
                .header("Accept", "text/html");
    }
}
