-- The few questions that come before a scope exists, each a narrow function that runs as inlay_lookup.
-- Everything here is its property; who may ask what is granted beside each function.
create schema if not exists lookup authorization inlay_lookup;
grant usage on schema lookup to inlay_app, inlay_collector, inlay_pipeline;
