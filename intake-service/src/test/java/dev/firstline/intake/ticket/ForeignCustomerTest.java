package dev.firstline.intake.ticket;

import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.IntakeRows;
import dev.firstline.intake.Stack;
import dev.firstline.intake.ticket.Opening.Filed;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In the platform's scope no row level security stands between a filer and somebody else's customer: what does instead. */
@Stack
class ForeignCustomerTest {

    @Inject
    Transactions transactions;

    @Inject
    TicketOpening opening;

    @Test
    void aCustomerOfAnotherTenantIsNotFoundBesideThatTenantsOwnTickets() {
        var one = new TenantPath(newTenant());
        var other = new TenantPath(newTenant());
        openId(one.value());

        var opened = transactions.briskly(
                new Scope.Platform(), () -> opening.openKnown(List.of(filed(one), filed(other), filed(one))));

        assertThat(opened.stream()
                        .map(ticket ->
                                ticket.map(found -> found.view().tenant()).orElse("left out")))
                .containsExactly(one.value(), "left out", one.value());
    }

    @Test
    void withTheRuleOfTheTableSabotagedATicketThatWouldBeAnothersIsStillNotStored() {
        var filer = new TenantPath(newTenant());
        var foreign = newTenant();
        openId(filer.value());
        var rule = IntakeRows.one(
                "select pg_get_constraintdef(oid) from pg_constraint where conrelid = 'customer'::regclass and conname = 'customer_check'");
        IntakeRows.run("alter table customer drop constraint customer_check");
        try {
            IntakeRows.one("update customer set tenant = ? where partner = ? returning id", foreign, filer.value());

            assertThatThrownBy(() ->
                            transactions.briskly(new Scope.Platform(), () -> opening.openKnown(List.of(filed(filer)))))
                    .isInstanceOf(IllegalStateException.class);
        } finally {
            IntakeRows.one("update customer set tenant = partner where partner = ? returning id", filer.value());
            IntakeRows.run("alter table customer add constraint customer_check " + rule);
        }
        assertThat(IntakeRows.one("select count(*) from ticket where filer = ?", filer.value()))
                .isEqualTo("1");
    }

    private static Filed filed(TenantPath filer) {
        return new Filed(filer, Openings.of(filer.value(), null));
    }
}
