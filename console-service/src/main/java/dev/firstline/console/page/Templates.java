package dev.firstline.console.page;

import dev.firstline.console.queue.Figures;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates, checked against their models when the service is built. */
@CheckedTemplate
final class Templates {

    private Templates() {}

    static native TemplateInstance queue(QueueModel page);

    static native TemplateInstance row(RowModel row);

    static native TemplateInstance figures(Figures figures);

    static native TemplateInstance ticket(TicketModel page);

    static native TemplateInstance absent(Head head, String instance);

    static native TemplateInstance trouble(Trouble trouble);
}
