package dev.firstline.sla.settings;

import jakarta.enterprise.context.ApplicationScoped;

/** All versions of all tenants' calendars. */
@ApplicationScoped
class CalendarVersions implements SettingVersions<CalendarVersion> {

    @Override
    public CalendarVersion blank() {
        return new CalendarVersion();
    }
}
