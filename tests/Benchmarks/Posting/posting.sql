-- What a repayment writes, by the barest client: every row of the product's own transaction, no form, no rule, no split.
\set n (random(1, :loans) / 10) * 10 + random(1, 9)
begin;
select l.id as loan, l.reference as ref, l.repayment_count + 1 as no, l.allocation_count as seq, l.fund_source_id as fund, l.returnee_id as person, gen_random_uuid() as receipt, gen_random_uuid() as event, gen_random_uuid() as process, 'KW-2026-' || lpad(nextval('shared.reference_kw')::text, 6, '0') as number from loans.loan l where l.id = ('0193d000-0000-7000-8000-' || lpad(to_hex(:n::int), 12, '0'))::uuid for update \gset
select coalesce(min(no), 1) as instalment from loans.open_instalments(:loan::uuid) \gset
insert into payments.receipt (id, reference, purpose, status, method, returnee_id, fund_source_id, subject_id, subject_reference, amount, received_on, entered_at, posted_at) values (:receipt::uuid, :number, 'LoanRepayment', 'Posted', 'Cash', :person::uuid, :fund::uuid, :loan::uuid, :ref, 220000, '2026-11-20', now(), now());
insert into loans.repayment (loan_id, no, kind, receipt_id, reference, amount, "on", entered_at, posted_principal, posted_charge, posted_credit, posted_fee, posted_late_charge, posted_recovery) values (:loan::uuid, :no::int, 'Receipt', :receipt::uuid, :number, 220000, '2026-11-20', now(), 200000, 20000, 0, 0, 0, 0);
insert into loans.allocation (loan_id, seq, run_no, repayment_no, instalment_no, target, amount) values (:loan::uuid, :seq::int + 1, 1, :no::int, :instalment::int, 'Charge', 20000);
insert into loans.allocation (loan_id, seq, run_no, repayment_no, instalment_no, target, amount) values (:loan::uuid, :seq::int + 2, 1, :no::int, :instalment::int, 'Principal', 200000);
update loans.instalments set paid_principal = principal, paid_charge = charge, settled_on = '2026-11-20' where loan_id = :loan::uuid and no = :instalment::int;
update loans.loan set outstanding_principal = outstanding_principal - 200000, outstanding_charge = outstanding_charge - 20000, oldest_unpaid_on = oldest_unpaid_on + 30, oldest_unpaid_principal_on = oldest_unpaid_principal_on + 30, repayment_count = :no::int, allocation_count = :seq::int + 2, last_received_on = '2026-11-20' where id = :loan::uuid;
insert into ledger.event (id, kind, effective_on, fund, source_type, source_id, source_reference, content_hash) values (:event::uuid, 'Repayment', '2026-11-20', 'APBD', 'receipt', :receipt::uuid, :number, sha256('content'));
insert into ledger.transfer (event_id, no, debit, credit, amount) values (:event::uuid, 1, E'bank\072APBD', 'loan-principal:' || :ref::text, 200000);
insert into ledger.transfer (event_id, no, debit, credit, amount) values (:event::uuid, 2, E'bank\072APBD', E'charge-income\072APBD', 20000);
insert into outbox.item (id, kind, payload, dedupe_key, created_at, attempts, next_attempt_at, lock_no) values (gen_random_uuid(), 'payment-received', jsonb_build_object('ReceiptId', :receipt::text), 'payment-received:' || :receipt::text, now(), 0, now(), 0);
insert into audit.process (id, command, at, actor_kind, account_id, actor_id, events, once_key, content_hash, result) values (:process::uuid, 'RecordRepayment', now(), 'Staff', gen_random_uuid(), gen_random_uuid(), '[{"data": {"FundSourceId": "01930000-0000-7000-8000-000000000000", "Amount": {"Rupiah": 220000}}, "type": "ReceiptPosted"}, {"data": {"RunNo": 1}, "type": "RepaymentAllocated"}]', gen_random_uuid(), sha256('content'), '{"Value": "01930000-0000-7000-8000-000000000000"}');
insert into audit.process_subject (process_id, subject_id, subject_type) values (:process::uuid, :loan::uuid, 'Loan');
insert into audit.process_subject (process_id, subject_id, subject_type) values (:process::uuid, :receipt::uuid, 'Receipt');
insert into audit.process_subject (process_id, subject_id, subject_type) values (:process::uuid, :event::uuid, 'LedgerEvent');
commit;
