-- Lists look a name up by any part of it; trigrams keep that an index scan at a million files.
create extension if not exists pg_trgm;
create index ix_returnees_name_trigram on returnees.returnees using gin (name_compared gin_trgm_ops);
create index ix_regions_name_trigram on returnees.regions using gin (lower(name) gin_trgm_ops);
-- Every look at a masked number stays on record.
create function returnees.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'looks at personal data are append only';
end $$;
create trigger data_access_append_only before update or delete on returnees.data_access
  for each row execute function returnees.refuse_change();
