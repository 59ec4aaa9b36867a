package dev.firstline.devstack.mail;

import dev.firstline.devstack.html.Html;
import java.util.List;

/** The list of mails as a page; nothing in a mail becomes markup. */
final class MailPage {

    private MailPage() {}

    static String of(List<Mail> mails) {
        StringBuilder rows = new StringBuilder();
        for (Mail mail : mails.reversed()) {
            rows.append("<article><h2>")
                    .append(Html.escape(mail.subject()))
                    .append("</h2><p>")
                    .append(Html.escape(mail.sender()))
                    .append(" → ")
                    .append(Html.escape(String.join(", ", mail.recipients())))
                    .append("</p><pre>")
                    .append(Html.escape(mail.text().isEmpty() ? mail.html() : mail.text()))
                    .append("</pre></article>");
        }
        return """
                <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>Mail sink</title>
                <style>body{font:16px system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem}pre{white-space:pre-wrap}
                article{border-top:1px solid #ccc}</style>
                <h1>Mail sink</h1><p>%d mails since the start; none left this machine.</p>%s</html>
                """.formatted(mails.size(), rows);
    }
}
