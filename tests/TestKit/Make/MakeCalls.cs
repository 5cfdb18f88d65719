using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;

namespace PmiEmas.TestKit;

public static partial class Make
{
    public static readonly DateOnly OpensOn = new(2026, 11, 2);
    public static readonly DateOnly ClosesOn = new(2026, 12, 18);

    /// <summary>Sound terms: a grant of Rp2.5 to 12 million, or a loan of up to Rp25 million.</summary>
    public static CallTerms CallTerms(CallKind kind = CallKind.Grant, Id<FundSource>? fund = null) =>
        new()
        {
            Title = kind == CallKind.Grant ? "Bantuan modal usaha 2026" : "Pinjaman usaha 2026",
            Summary = "Modal untuk usaha di kampung halaman.",
            Kind = kind,
            FundSourceId = fund ?? Id<FundSource>.New(),
            Lender = kind == CallKind.Loan ? "Koperasi Simpan Pinjam Banten Sejahtera" : null,
            LoanProductCodes = kind == CallKind.Loan ? ["QARDH12"] : [],
            Ceiling = new Money(600_000_000),
            MinimumAmount = new Money(2_500_000),
            MaximumAmount = new Money(kind == CallKind.Grant ? 12_000_000 : 25_000_000),
            Regions = [RegionCode.Parse("36")],
            OpensOn = OpensOn,
            ClosesOn = ClosesOn,
            Rubric =
            [
                Criterion("market", "Pasar dan pembeli", 30),
                Criterion("product", "Produk dan cara membuat", 30),
                Criterion("money", "Anggaran dan arus kas", 25),
                Criterion("person", "Kemampuan pelaku usaha", 15),
            ],
            CourseRequired = kind == CallKind.Grant,
            OwnContributionPercent = 10,
            Tranches = kind == CallKind.Grant ? [new(70, true, true, false), new(30, false, false, true)] : [],
            LegalBasis = "Keputusan Kepala BP3MI Banten Nomor 12 Tahun 2026",
            Eligibility =
            [
                new(EligibilityKind.LivesInRegion),
                new(EligibilityKind.FileVerified),
                new(EligibilityKind.NoRunningAward),
            ],
        };

    public static BudgetItem BudgetItem(
        long price = 1_850_000,
        BudgetSource source = BudgetSource.Requested,
        string description = "Etalase kaca 1,5 m"
    ) => new(description, 1, "unit", new Money(price), source);

    /// <summary>An answer to every question a plan asks, over a profit of Rp1 million a month.</summary>
    public static IReadOnlyDictionary<string, string> Answers()
    {
        var answers = PlanFields
            .All.Where(f => f.Required)
            .ToDictionary(f => f.Code, f => f.Kind == FieldKind.Number ? "2" : $"Jawaban {f.Code}");
        answers[PlanFields.BusinessName] = "Warung Sembako Bu Siti";
        answers[PlanFields.Village] = Village;
        foreach (var month in Enumerable.Range(1, PlanFields.Months))
        {
            answers[PlanFields.MonthField("revenue", month)] = "4500000";
            answers[PlanFields.MonthField("goods", month)] = "3000000";
            answers[PlanFields.MonthField("operating", month)] = "500000";
        }
        return answers;
    }

    private static RubricCriterion Criterion(string code, string title, int weight) =>
        new(code, title, weight, ["Belum ada", "Kurang", "Cukup", "Baik", "Sangat baik"]);
}
