-- What is still owed of a loan. A function, so that it reads after the loan's row was locked by the same statement: what the one before us
-- wrote is seen. An instalment is settled while it has the day it was settled on.
create function loans.open_instalments(loan uuid) returns setof loans.instalments language plpgsql volatile rows 24 as $$
begin
  return query select * from loans.instalments where loan_id = loan and settled_on is null;
end $$;
