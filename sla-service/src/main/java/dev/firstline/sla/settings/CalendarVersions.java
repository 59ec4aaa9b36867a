package dev.firstline.sla.settings;

import dev.firstline.sla.calendar.BusinessCalendar;
import dev.firstline.sla.calendar.ShippedCalendars;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/** All versions of all tenants' calendars. */
@ApplicationScoped
class CalendarVersions implements SettingVersions<CalendarVersion, BusinessCalendar> {

    @Override
    public String kind() {
        return "calendar";
    }

    @Override
    public boolean isShipped(String code) {
        return ShippedCalendars.all().stream()
                .anyMatch(calendar -> calendar.code().equals(code));
    }

    @Override
    public CalendarVersion blank() {
        return new CalendarVersion();
    }

    @Override
    public Setting<BusinessCalendar> setting(CalendarVersion row) {
        return Setting.of(
                row,
                SlaJson.read(Objects.requireNonNull(row.document), CalendarBody.class)
                        .toCalendar(row.code));
    }

    @Override
    public String code(BusinessCalendar calendar) {
        return calendar.code();
    }

    @Override
    public String document(BusinessCalendar calendar) {
        return SlaJson.write(CalendarBody.of(calendar));
    }
}
