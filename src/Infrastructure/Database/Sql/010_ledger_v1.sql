-- The books are written once. A correction is a new event that mirrors the old one.
create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append only';
end $$;
create trigger event_append_only before update or delete on ledger.event for each row execute function ledger.refuse_change();
create trigger event_no_truncate before truncate on ledger.event for each statement execute function ledger.refuse_change();
create trigger transfer_append_only before update or delete on ledger.transfer for each row execute function ledger.refuse_change();
create trigger transfer_no_truncate before truncate on ledger.transfer for each statement execute function ledger.refuse_change();

-- The chart of accounts as the database needs it; a test compares it with AccountNature.
create function ledger.normal_sign(kind text) returns int language sql immutable as $$
  select case when kind in ('bank', 'gateway', 'gateway-fees', 'budget', 'fund-limit', 'grants-paid', 'loan-principal', 'charge-receivable',
                            'late-charge-receivable', 'fee-receivable', 'losses', 'goods-for-sale', 'bank-costs') then 1 else -1 end
$$;
create function ledger.keeps_balance(kind text) returns boolean language sql immutable as $$
  select kind in ('ceiling', 'committed', 'spent', 'grants-paid', 'loan-principal', 'charge-receivable',
                  'late-charge-receivable', 'fee-receivable', 'borrower-credit', 'deferred-margin',
                  'fund-ceiling', 'fund-used')
$$;
create function ledger.is_memorandum(kind text) returns boolean language sql immutable as $$
  select kind in ('budget', 'ceiling', 'committed', 'spent', 'fund-limit', 'fund-ceiling', 'fund-used')
$$;
create function ledger.never_negative(kind text) returns boolean language sql immutable as $$
  select kind in ('ceiling', 'committed', 'spent', 'grants-paid', 'loan-principal', 'charge-receivable',
                  'late-charge-receivable', 'fee-receivable', 'borrower-credit', 'deferred-margin',
                  'fund-ceiling', 'fund-used')
$$;

-- A month is closed where its row says so; months before the first row are closed as soon as a later one is.
create function ledger.takes_no_postings(status text) returns boolean language sql immutable as $$
  select status in ('Closed', 'ReopeningProposed')
$$;
create function ledger.is_closed(on_day date) returns boolean language sql stable as $$
  select coalesce(
    (select ledger.takes_no_postings(status) from ledger.period where month = date_trunc('month', on_day)::date),
    exists (select from ledger.period where month > on_day and ledger.takes_no_postings(status)))
$$;
create function ledger.first_open_day(on_day date) returns date language sql stable as $$
  select case when not ledger.is_closed(on_day) then on_day else (
    select min(m)::date from generate_series(date_trunc('month', on_day),
      (select max(month) from ledger.period) + interval '1 month', interval '1 month') m
    where not ledger.is_closed(m::date)) end
$$;

-- No posting into a closed month. Postings share a lock that a closing waits for: what was on its way is in the books when they close, and
-- what comes later sees them closed. The database sets the time and the order of writing, whatever the writer says.
create function ledger.book_lock() returns bigint language sql immutable as $$ select 7166180501 $$;
create function ledger.before_event() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(ledger.book_lock());
  if ledger.is_closed(new.effective_on) then
    raise exception 'the period is closed' using errcode = '23514', constraint = 'ledger.period-open',
      hint = ledger.first_open_day(new.effective_on)::text;
  end if;
  new.recorded_at := clock_timestamp();
  return new;
end $$;
create trigger event_before before insert on ledger.event for each row execute function ledger.before_event();

-- An event without transfers, or one whose reversal is not its exact mirror, does not reach the commit.
create function ledger.check_event() returns trigger language plpgsql as $$
begin
  if not exists (select from ledger.transfer where event_id = new.id) then
    raise exception 'an event needs transfers' using errcode = '23514', constraint = 'ledger.needs-transfers';
  end if;
  if new.reverses_id is not null and exists (
    select from (select no, debit, credit, amount from ledger.transfer where event_id = new.id) mine
    full join (select no, credit as debit, debit as credit, amount from ledger.transfer where event_id = new.reverses_id) mirror
      using (no, debit, credit, amount)
    where mine.no is null or mirror.no is null)
  then
    raise exception 'a reversal must mirror its event' using errcode = '23514', constraint = 'ledger.reversal-is-final';
  end if;
  return null;
end $$;
create constraint trigger event_complete after insert on ledger.event
  deferrable initially deferred for each row execute function ledger.check_event();

-- The update takes the row's lock: two postings against one ceiling wait for each other, never pass it together.
create function ledger.move_balance(account_code text, signed bigint) returns void language plpgsql as $$
declare kind text := split_part(account_code, ':', 1);
begin
  if ledger.keeps_balance(kind) then
    insert into ledger.balance as b (account, amount) values (account_code, signed * ledger.normal_sign(kind))
    on conflict (account) do update set amount = b.amount + excluded.amount;
  end if;
end $$;
create function ledger.after_transfer() returns trigger language plpgsql as $$
begin
  perform ledger.move_balance(new.debit, new.amount);
  perform ledger.move_balance(new.credit, -new.amount);
  return null;
end $$;
create trigger transfer_moves_balances after insert on ledger.transfer for each row execute function ledger.after_transfer();

-- Checked at the commit, so that a reversal and its replacement may come in either order.
create function ledger.check_balance() returns trigger language plpgsql as $$
declare left_over bigint;
begin
  select amount into left_over from ledger.balance where account = new.account;
  if left_over < 0 and ledger.never_negative(split_part(new.account, ':', 1)) then
    raise exception 'balance of % below zero', new.account using errcode = '23514',
      constraint = case when new.account like 'ceiling:%' then 'ledger.ceiling-kept'
                        when new.account like 'fund-ceiling:%' then 'ledger.fund-ceiling-kept' else 'ledger.never-negative' end;
  end if;
  return null;
end $$;
create constraint trigger balance_not_negative after insert or update on ledger.balance
  deferrable initially deferred for each row execute function ledger.check_balance();
create function ledger.refuse_balance_loss() returns trigger language plpgsql as $$
begin
  raise exception 'balances follow the transfers';
end $$;
create trigger balance_no_delete before delete on ledger.balance for each row execute function ledger.refuse_balance_loss();
create trigger balance_no_truncate before truncate on ledger.balance for each statement execute function ledger.refuse_balance_loss();

create sequence shared.reference_bt;
