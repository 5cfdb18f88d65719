-- The audit trail is written once. Corrections are new processes.
create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit rows are append only';
end $$;
create trigger process_append_only before update or delete on audit.process for each row execute function audit.refuse_change();
create trigger process_no_truncate before truncate on audit.process for each statement execute function audit.refuse_change();
