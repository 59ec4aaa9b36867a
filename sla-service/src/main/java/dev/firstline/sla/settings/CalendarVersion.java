package dev.firstline.sla.settings;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A version of a calendar. */
@Entity
@Table(name = "calendar")
class CalendarVersion extends SettingVersion {}
