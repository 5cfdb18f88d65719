-- The chain of the books. Postings do not wait for each other's hash: whoever seals takes the events that no link has yet, in the order of their
-- numbers. An event whose transaction was still under way gets into a later link, so a link knows the numbers it holds.
alter table ledger.seal add column sequences int8multirange not null;
create trigger seal_append_only before update or delete on ledger.seal for each row execute function ledger.refuse_change();
create trigger seal_no_truncate before truncate on ledger.seal for each statement execute function ledger.refuse_change();

-- What is hashed of one event: all that its row says. Its transfers are in the content's hash.
create function ledger.sealed_bytes(e ledger.event) returns bytea language sql immutable as $$
  select int8send(e.sequence) || uuid_send(e.id) || timestamptz_send(e.recorded_at) || e.content_hash || convert_to(e.source_reference, 'UTF8')
$$;

-- Makes links of at most so many events until none is left; for the closing of a month the last link carries the month, if need be an empty one.
create function ledger.seal_events(closing date default null, at_most int default 50000) returns int language plpgsql as $$
declare
  before ledger.seal;
  known int8multirange;
  settled_now bigint;
  made int := 0;
  taken int;
  content bytea;
  numbers int8multirange;
begin
  perform pg_advisory_xact_lock(ledger.book_lock() + 1);
  loop
    select * into before from ledger.seal order by no desc limit 1;
    select coalesce(range_agg(sequences), '{}') into known from ledger.seal where last_sequence > coalesce(before.settled, 0);
    -- No transaction writes for a day.
    select greatest(coalesce(before.settled, 0), coalesce(max(last_sequence), 0)) into settled_now
    from ledger.seal where sealed_at < clock_timestamp() - interval '1 day';
    select count(*), coalesce(string_agg(ledger.sealed_bytes(next.e), '' order by (next.e).sequence), ''),
        coalesce(range_agg(int8range((next.e).sequence, (next.e).sequence, '[]')), '{}')
      into taken, content, numbers
    from (
      select e from ledger.event e where sequence > coalesce(before.settled, 0) and not known @> sequence order by sequence limit at_most
    ) next;
    exit when taken = 0 and (closing is null or before.month is not distinct from closing);
    insert into ledger.seal (no, events, last_sequence, settled, previous, hash, month, sequences)
    values (coalesce(before.no, 0) + 1, taken, greatest(coalesce(before.last_sequence, 0), coalesce(upper(numbers) - 1, 0)), settled_now,
      coalesce(before.hash, ''), sha256(coalesce(before.hash, '') || content), case when taken < at_most then closing end, numbers);
    made := made + 1;
    exit when taken < at_most;
  end loop;
  return made;
end $$;

-- The sums of closed months, from the one before and the month's own transfers.
create function ledger.keep_balances(from_month date) returns void language plpgsql as $$
declare
  closed date;
  before date;
begin
  delete from ledger.period_balance where month >= from_month;
  for closed in select month from ledger.period where month >= from_month and ledger.takes_no_postings(status) order by month loop
    select max(month) into before from ledger.period_balance where month < closed;
    insert into ledger.period_balance (month, fund, kind, debit, credit)
    select closed, fund, kind, sum(debit), sum(credit)
    from (
      select fund, kind, debit, credit from ledger.period_balance where month = before
      union all
      select e.fund, split_part(s.account, ':', 1), s.debit, s.credit
      from ledger.event e
      join ledger.transfer t on t.event_id = e.id
      cross join lateral (values (t.debit, t.amount, 0::bigint), (t.credit, 0::bigint, t.amount)) s (account, debit, credit)
      where e.effective_on >= coalesce((before + interval '1 month')::date, '-infinity') and e.effective_on < (closed + interval '1 month')::date
    ) moved
    group by fund, kind;
  end loop;
end $$;

-- A month that closes waits for the postings under way; its sums are kept and the books sealed. A month that opens again takes its sums, and
-- those of later months, with it: they are made anew when it closes.
create function ledger.after_period() returns trigger language plpgsql as $$
declare was_closed boolean := tg_op = 'UPDATE' and ledger.takes_no_postings(old.status);
begin
  if ledger.takes_no_postings(new.status) and not was_closed then
    perform pg_advisory_xact_lock(ledger.book_lock());
    perform ledger.keep_balances(new.month);
    perform ledger.seal_events(new.month);
  elsif was_closed and not ledger.takes_no_postings(new.status) then
    delete from ledger.period_balance where month >= new.month;
  end if;
  return null;
end $$;
create trigger period_changes after insert or update of status on ledger.period for each row execute function ledger.after_period();
create trigger period_stays before delete on ledger.period for each row execute function ledger.refuse_change();
create trigger period_no_truncate before truncate on ledger.period for each statement execute function ledger.refuse_change();
