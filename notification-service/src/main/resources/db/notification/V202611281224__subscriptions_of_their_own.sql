-- Events are handled in the platform's scope, so nobody below needs to see the subscriptions of those above (their addresses
-- and sealed secrets), nor to write deliveries for them.
drop policy inherited on subscription;
drop policy told_to_ancestors on delivery;
