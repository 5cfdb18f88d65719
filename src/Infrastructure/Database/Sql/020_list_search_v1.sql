-- Lists are searched by any part of a number or name; trigrams keep that an index scan at a hundred thousand rows.
create index ix_business_plans_name_trigram on business_plans.business_plans using gin (lower(business_name) gin_trgm_ops);
create index ix_business_plans_reference_trigram on business_plans.business_plans using gin (lower(reference) gin_trgm_ops);
create index ix_loan_reference_trigram on loans.loan using gin (reference gin_trgm_ops);
create index ix_payout_reference_trigram on payments.payout using gin (lower(reference) gin_trgm_ops);
create index ix_payout_subject_trigram on payments.payout using gin (lower(subject_reference) gin_trgm_ops);
create index ix_payout_holder_trigram on payments.payout using gin (lower(payee_holder) gin_trgm_ops);
