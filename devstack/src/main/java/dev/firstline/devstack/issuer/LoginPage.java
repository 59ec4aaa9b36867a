package dev.firstline.devstack.issuer;

import dev.firstline.devstack.html.Html;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.stream.Collectors;

/** The page of the issuer: one button for each local person. */
final class LoginPage {

    private static final List<String> CARRIED = List.of(
            "client_id",
            "redirect_uri",
            "response_type",
            "scope",
            "state",
            "nonce",
            "code_challenge",
            "code_challenge_method");

    private LoginPage() {}

    static HttpServerResponse headers(HttpServerResponse response) {
        return response.putHeader("content-type", "text/html; charset=utf-8")
                .putHeader("cache-control", "no-store")
                .putHeader("x-frame-options", "DENY")
                .putHeader("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'");
    }

    static String of(List<Subject> people, MultiMap request) {
        String carried = CARRIED.stream()
                .filter(request::contains)
                .map(name -> "<input type=\"hidden\" name=\"" + name + "\" value=\"" + Html.escape(request.get(name))
                        + "\">")
                .collect(Collectors.joining());
        String buttons = people.stream().map(LoginPage::button).collect(Collectors.joining());
        return page(
                "<p>Who are you today?</p><form method=\"post\" action=\"authorize\">" + carried + buttons + "</form>");
    }

    static String fault(String sentence) {
        return page("<p role=\"alert\">" + Html.escape(sentence) + "</p>");
    }

    private static String button(Subject person) {
        return "<button name=\"person\" value=\"" + Html.escape(person.name()) + "\"><b>" + Html.escape(person.name())
                + "</b><br>" + Html.escape(person.displayName()) + "<br><small>tenant "
                + Html.escape(person.tenant()) + ", " + Html.escape(String.join(", ", person.roles()))
                + "</small></button>";
    }

    private static String page(String body) {
        return """
                <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>Sign in to Firstline (local)</title>
                <style>body{font:16px system-ui;max-width:26rem;margin:3rem auto;padding:0 1rem;color:#1a2233}
                button{display:block;width:100%%;text-align:left;font:inherit;padding:.7rem 1rem;margin:.5rem 0;
                border:1px solid #aab;border-radius:.5rem;background:#f6f7fb;color:inherit;cursor:pointer}
                button:hover,button:focus{border-color:#2450c8}small,.note{color:#556}</style>
                <h1>Firstline</h1>%s<p class="note">This sign-in is for local use only: it asks for no password.</p></html>
                """.formatted(body);
    }
}
