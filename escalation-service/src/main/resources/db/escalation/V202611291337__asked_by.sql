-- The decision that asked for the vendor, and whether a person made it; null where that was asked before it was recorded.
alter table escalation add column diagnosis_id uuid;
alter table escalation add column decided_by text;
