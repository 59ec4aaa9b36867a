package dev.firstline.sla.settings;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A version of a policy. */
@Entity
@Table(name = "policy")
class PolicyVersion extends SettingVersion {}
