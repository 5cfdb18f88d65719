-- One sequence per series of reference numbers. Gaps are allowed; waiting for one another is not.
create schema if not exists shared;
create sequence shared.reference_pmi;
create sequence shared.reference_pgl;
create sequence shared.reference_pu;
create sequence shared.reference_kv;
create sequence shared.reference_sk;
create sequence shared.reference_srt;
create sequence shared.reference_plt;
create sequence shared.reference_sert;
create sequence shared.reference_pk;
create sequence shared.reference_spb;
create sequence shared.reference_kw;
create sequence shared.reference_hb;
create sequence shared.reference_pj;
create sequence shared.reference_jr;
create sequence shared.reference_up;
create sequence shared.reference_kl;
