-- How sure a decision is and what speaks against it; null for decisions from before it was told.
alter table diagnosis add column certainty jsonb;
