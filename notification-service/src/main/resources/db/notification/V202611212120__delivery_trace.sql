-- W3C trace context of the event, so that the word of its delivery belongs to the same trace. None for an event without one.
alter table delivery add column traceparent text;
