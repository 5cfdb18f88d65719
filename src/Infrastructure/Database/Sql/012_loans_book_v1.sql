-- The book of running loans, one row each: of today from what is open, of any day as it was known at any moment from what was written
-- about it. Both give the same columns and, for today, the same rows (a test compares them).

-- 1 current to 5 loss, by days past due (POJK 40/POJK.03/2019); not better than a restructured loan keeps.
create function loans.quality_of(oldest date, kept text, day date) returns int language sql immutable parallel safe as $$
  select greatest(
    case when oldest is null or oldest >= day then 1 when oldest >= day - 90 then 2 when oldest >= day - 120 then 3
         when oldest >= day - 180 then 4 else 5 end,
    case kept when 'Loss' then 5 when 'Doubtful' then 4 when 'Substandard' then 3 when 'SpecialMention' then 2 else 1 end)
$$;

create function loans.book_today(day date)
returns table (loan_id uuid, reference text, returnee_id uuid, region text, product text, fund_source_id uuid, collector_id uuid, disbursed_on date,
  principal bigint, outstanding bigint, overdue_principal bigint, overdue_charge bigint, days_past_due int,
  principal_days_past_due int, restructured boolean, quality int)
language sql stable parallel safe as $$
  select l.id, l.reference, l.returnee_id, l.region, l.product_code, l.fund_source_id, l.collector_id, l.disbursed_on,
    l.principal - l.to_come - l.cancelled_principal, l.outstanding_principal, coalesce(o.principal, 0), coalesce(o.charge, 0),
    greatest(0, day - l.oldest_unpaid_on), greatest(0, day - l.oldest_unpaid_principal_on), l.restructured_on is not null,
    loans.quality_of(l.oldest_unpaid_on, l.kept_quality, day)
  from loans.loan l
  left join (
    select i.loan_id, sum(i.principal - i.paid_principal)::bigint as principal, sum(i.charge - i.paid_charge)::bigint as charge
    from loans.instalments i
    where i.payable_on < day and (i.paid_principal < i.principal or i.paid_charge < i.charge)
    group by i.loan_id) o on o.loan_id = l.id
  where l.status = 'Disbursed'
$$;

-- Of a loan paid out in parts what is out counts. What repayments cover comes off the oldest instalments first: an instalment is open while less was paid than all of the schedule asks
-- up to it. Of a loan whose schedule was changed the version of that day and moment counts. With the usual settings the sums over all
-- repayments would go through files, on one processor, by a plan made for no day at all.
create function loans.book_as_of(day date, known timestamptz)
returns table (loan_id uuid, reference text, returnee_id uuid, region text, product text, fund_source_id uuid, collector_id uuid, disbursed_on date,
  principal bigint, outstanding bigint, overdue_principal bigint, overdue_charge bigint, days_past_due int,
  principal_days_past_due int, restructured boolean, quality int)
language plpgsql stable parallel safe rows 50000
set work_mem = '64MB' set parallel_tuple_cost = 0.001 set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
begin
  return query
  select l.id, l.reference::text, l.returnee_id, l.region::text, l.product_code::text, l.fund_source_id, l.collector_id,
    coalesce(l.disbursed_on, s.since), coalesce(t.principal, l.principal), coalesce(t.principal, l.principal) - coalesce(p.principal, 0),
    greatest(0, max(coalesce(t.principal, l.principal) - coalesce(p.principal, 0) - i.balance)), greatest(0, max(i.charge_so_far - coalesce(p.charge, 0))),
    greatest(0, day - min(i.payable_on)),
    greatest(0, day - min(i.payable_on) filter (where i.balance < coalesce(t.principal, l.principal) - coalesce(p.principal, 0))),
    e.loan_id is not null, loans.quality_of(min(i.payable_on), s.kept_quality, day)
  from loans.loan l
  join (
    select s.loan_id, s.kept_quality, s."on" as since from loans.standing s
    where s.status = 'Disbursed' and s."on" <= day and s.at <= known and not exists (
      select from loans.standing n where n.loan_id = s.loan_id and n.no > s.no and n."on" <= day and n.at <= known)) s
    on s.loan_id = l.id
  left join (
    select a.loan_id, sum(case a.target when 'Principal' then a.amount else 0 end)::bigint as principal,
      sum(case a.target when 'Charge' then a.amount else 0 end)::bigint as charge
    from loans.allocation a
    where a.target in ('Principal', 'Charge') and a."on" <= day and a.at <= known
      and (a.superseded_at is null or a.superseded_at > known)
    group by a.loan_id) p on p.loan_id = l.id
  left join (
    select t.loan_id, sum(case when t.disbursed_on <= day and t.disbursed_at <= known then t.amount else 0 end)::bigint as principal
    from loans.tranche t group by t.loan_id) t on t.loan_id = l.id
  left join (
    select distinct v.loan_id from loans.schedule_version v
    where v.cause in ('Postponed', 'Extended', 'Lowered') and v.from_on <= day and v.at <= known) e on e.loan_id = l.id
  left join (
    select i.loan_id, false as of_version, i.payable_on, i.balance, i.charge_so_far
    from loans.instalments i where i.payable_on < day
    union all
    select v.loan_id, true, (row ->> 'PayableOn')::date,
      (sum((row ->> 'Principal')::bigint) over (partition by v.loan_id order by (row ->> 'No')::int desc)
        - (row ->> 'Principal')::bigint)::bigint,
      (sum((row ->> 'Charge')::bigint) over (partition by v.loan_id order by (row ->> 'No')::int))::bigint
    from (
      select distinct on (v.loan_id) v.loan_id, v.rows || v.stays as rows from loans.schedule_version v
      where v.from_on <= day and v.at <= known
      order by v.loan_id, v.no desc) v
    cross join jsonb_array_elements(v.rows) row) i
    on i.loan_id = l.id and i.of_version = (l.schedule_no > 1) and i.payable_on < day
      and (i.balance < coalesce(t.principal, l.principal) - coalesce(p.principal, 0) or i.charge_so_far > coalesce(p.charge, 0))
  group by l.id, s.since, s.kept_quality, t.principal, p.principal, p.charge, e.loan_id;
end $$;
