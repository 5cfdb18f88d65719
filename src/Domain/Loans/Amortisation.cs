using System.Runtime.CompilerServices;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>Fills the rows of a schedule, method by method, in whole rupiah. The last row takes every residue.</summary>
internal ref struct Amortisation
{
    private readonly LoanTerms _terms;
    private readonly Instalment[] _rows;
    private readonly DueDates _dates;
    private readonly Accrual _accrual;
    private long _balance;
    private long _charged;

    private Amortisation(LoanTerms terms, Instalment[] rows)
    {
        _terms = terms;
        _rows = rows;
        _dates = new DueDates(terms);
        _accrual = new Accrual(terms);
        _balance = terms.Principal.Rupiah;
    }

    /// <summary>Writes the rows and gives the sum of their charges, in rupiah.</summary>
    public static long Fill(LoanTerms terms, Instalment[] rows)
    {
        var amortisation = new Amortisation(terms, rows);
        switch (terms.Method)
        {
            case LoanMethod.Flat:
                amortisation.Flat();
                break;
            case LoanMethod.Murabahah:
                amortisation.Murabahah();
                break;
            case LoanMethod.Bullet:
                amortisation.Bullet();
                break;
            case LoanMethod.Annuity when terms.Rate != Rate.Zero:
                amortisation.Annuity();
                break;
            default:
                amortisation.EqualPrincipal();
                break;
        }
        return amortisation._charged;
    }

    private readonly int Last => _rows.Length;

    private readonly int RowsWithPrincipal => _rows.Length - _terms.GracePrincipal;

    private void Annuity()
    {
        var instalment = Loans.Annuity.Instalment(
            _balance,
            _accrual.PeriodRate,
            RowsWithPrincipal,
            _terms.MultipleOf,
            _terms.RoundingMode
        );
        var (deferral, from) = (new Deferral(_terms), _dates.At(_terms.Elapsed));
        for (var no = 1; no <= Last; no++)
        {
            var to = _dates.At(_terms.Elapsed + no);
            var interest = no <= _terms.InterestFreePeriods ? 0 : _accrual.OnPeriod(_balance, from, to);
            var charge = deferral.Collect(no, interest);
            from = to;
            if (no <= _terms.GracePrincipal)
                Write(no, to, 0, charge);
            else
                Repay(no, to, no == Last ? _balance : instalment - interest, charge);
        }
    }

    /// <summary>Also the interest-free loan: its rate is zero.</summary>
    private void EqualPrincipal()
    {
        var slice = Slice(_balance);
        var (deferral, from) = (new Deferral(_terms), _dates.At(_terms.Elapsed));
        for (var no = 1; no <= Last; no++)
        {
            var to = _dates.At(_terms.Elapsed + no);
            var interest = no <= _terms.InterestFreePeriods ? 0 : _accrual.OnPeriod(_balance, from, to);
            var charge = deferral.Collect(no, interest);
            from = to;
            if (no <= _terms.GracePrincipal)
                Write(no, to, 0, charge);
            else
                Repay(no, to, no == Last ? _balance : slice, charge);
        }
    }

    private void Flat()
    {
        var (principal, parts) = (_balance, RowsWithPrincipal);
        var without = Math.Max(_terms.GraceInterestDeferred, _terms.InterestFreePeriods);
        var total = _accrual.OnRegular(principal, Last - _terms.InterestFreePeriods);
        var part = ChargePart(total, Last - without);

        for (var no = 1; no <= Last; no++)
        {
            var to = _dates.At(_terms.Elapsed + no);
            var charge =
                no <= without ? 0
                : no == Last ? total - _charged
                : part;
            if (no <= _terms.GracePrincipal)
                Write(no, to, 0, charge);
            else if (no == Last)
                Repay(no, to, _balance, charge);
            else if (_terms.MultipleOf == 1)
                Repay(no, to, Slice(principal), charge);
            else // the whole instalment is rounded; the charge stays as it is
                Repay(no, to, Rounded(principal + (Int128)charge * parts, parts) - charge, charge);
        }
    }

    private void Murabahah()
    {
        var (price, parts) = ((Int128)_balance + _terms.Margin.Rupiah, RowsWithPrincipal);
        var margin = ChargePart(_terms.Margin.Rupiah, parts);
        var cost = Rounded(price, parts) - margin;

        for (var no = 1; no <= Last; no++)
        {
            var to = _dates.At(_terms.Elapsed + no);
            if (no <= _terms.GracePrincipal)
                Write(no, to, 0, 0);
            else if (no == Last)
                Repay(no, to, _balance, _terms.Margin.Rupiah - _charged);
            else
                Repay(no, to, cost, margin);
        }
    }

    private void Bullet()
    {
        var (deferral, from) = (new Deferral(_terms), _dates.At(_terms.Elapsed));
        for (var no = 1; no <= Last; no++)
        {
            var to = _dates.At(_terms.Elapsed + no);
            var interest = no <= _terms.InterestFreePeriods ? 0 : _accrual.OnPeriod(_balance, from, to);
            var charge =
                _terms.InterestAt == InterestAt.Period ? deferral.Collect(no, interest)
                : no == Last ? ChargeAtMaturity(to)
                : 0;
            from = to;
            if (no == Last)
                Repay(no, to, _balance, charge);
            else
                Write(no, to, 0, charge);
        }
    }

    private readonly long ChargeAtMaturity(DateOnly maturity) =>
        _accrual.OnPeriods(
            _balance,
            Last - _terms.InterestFreePeriods,
            _dates.At(_terms.Elapsed + _terms.InterestFreePeriods),
            maturity
        );

    private readonly long Slice(long principal) => Rounded(principal, RowsWithPrincipal);

    private readonly long Rounded(Int128 amount, int parts) =>
        Rounding.ToMultiple(amount, parts, _terms.MultipleOf, _terms.RoundingMode);

    private readonly long ChargePart(long total, int parts) =>
        Rounding.ToMultiple(total, parts, _terms.InterestMultipleOf, RoundingMode.HalfUp);

    private void Repay(int no, DateOnly dueOn, long principal, long charge)
    {
        if (principal <= 0 || principal > _balance)
            LoanTermsRules.Require(LoanTermsRules.EveryInstalmentAboveZero, false, "principal");
        Write(no, dueOn, principal, charge);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Write(int no, DateOnly dueOn, long principal, long charge)
    {
        if (charge < 0)
            LoanTermsRules.Require(
                LoanTermsRules.ChargesNotNegative,
                false,
                _terms.Margin.IsZero ? "principal" : "margin"
            );
        _balance -= principal;
        _charged += charge;
        _rows[no - 1] = new Instalment(
            _terms.Elapsed + no,
            dueOn,
            dueOn,
            new Money(principal),
            new Money(charge),
            new Money(_balance)
        );
    }

    /// <summary>Holds back the charge of the deferred periods, without compounding.</summary>
    private struct Deferral(LoanTerms terms)
    {
        private readonly int _periods = terms.GraceInterestDeferred;
        private readonly int _paying = terms.Periods - terms.GraceInterestDeferred;
        private readonly bool _spread = terms.GraceInterestRule == GraceInterestRule.Spread;
        private readonly int _multiple = terms.InterestMultipleOf;
        private long _held;
        private long _part;

        public long Collect(int no, long interest)
        {
            if (_periods == 0)
                return interest;
            if (no <= _periods)
            {
                _held += interest;
                return 0;
            }
            if (no == _periods + 1)
                _part = _spread ? Rounding.ToMultiple(_held, _paying, _multiple, RoundingMode.HalfUp) : _held;

            var part = no == _periods + _paying ? _held : Math.Min(_part, _held);
            _held -= part;
            return interest + part;
        }
    }
}
