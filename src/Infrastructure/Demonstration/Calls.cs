using PmiEmas.Application.Ledger;
using PmiEmas.Application.Loans;
using PmiEmas.Application.Payments;
using PmiEmas.Application.Programmes;
using PmiEmas.Application.Training;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Infrastructure.Demonstration;

/// <summary>Money, products and calls of the story.</summary>
internal sealed class Calls(Stage stage, Cast cast)
{
    public const string CourseCode = "KWU-DASAR";

    private Id<FundSource> _budget;
    private Id<TranchePlan> _tranches;
    private Id<FundSource> _revolving;

    public Id<Domain.Training.Course> Course { get; private set; }

    /// <summary>Fund sources with their first money, loan products of every method, and the course.</summary>
    public async Task Prepare(DateOnly on)
    {
        _budget = await stage.Send(
            new OpenFundSource(
                "APBDBTN",
                "APBD Provinsi Banten",
                FundSourceKind.RegionalBudget,
                "Pemerintah Provinsi Banten"
            ),
            cast.Checker
        );
        foreach (var year in Enumerable.Range(on.Year, 3))
            await stage.Send(new SetFundCeiling(_budget, year, null, new Money(600_000_000)), cast.Checker);
        _revolving = await stage.Send(
            new OpenFundSource(
                "KSPBTN",
                "Dana bergulir KSP Banten Sejahtera",
                FundSourceKind.Cooperative,
                "KSP Banten Sejahtera"
            ),
            cast.Checker
        );
        await stage.Send(
            new RecordFunding(Id<LedgerEvent>.New(), "APBDBTN", new Money(900_000_000), on, "DPA 2.07.04"),
            cast.Checker
        );
        await stage.Send(
            new RecordFunding(Id<LedgerEvent>.New(), "KSPBTN", new Money(1_200_000_000), on, "RAT 17"),
            cast.Checker
        );
        await Account(_budget, "137", "0010020030", "Bendahara BP3MI Banten", "bank-banten");
        await Account(_revolving, "008", "1550012345678", "KSP Banten Sejahtera", "umum");
        await Product("QARDH", "Pinjaman kebajikan tanpa jasa", LoanMethod.InterestFree, 0);
        await Product(
            "TETAP",
            "Pinjaman jasa tetap",
            LoanMethod.Flat,
            600,
            new LateChargeTerms
            {
                Kind = LateChargeKind.Flat,
                Amount = 10_000,
                GraceDays = 7,
                EveryDays = 30,
                Cap = 50_000,
            }
        );
        await Product("ANUITAS", "Pinjaman angsuran sama", LoanMethod.Annuity, 600);
        await Product("MENURUN", "Pinjaman pokok sama", LoanMethod.EqualPrincipal, 600);
        await Product("YARNEN", "Pinjaman bayar panen", LoanMethod.Bullet, 600);
        await Product("MURABAHAH", "Jual beli alat usaha (murabahah)", LoanMethod.Murabahah, 800);
        _tranches = await stage.Send(
            new WriteTranchePlan(
                null,
                "70% setelah pelatihan, sisanya setelah laporan",
                [
                    new(70, true, true, false) { DueDays = 14, DueAfter = TrancheEvent.AgreementInForce },
                    new(0, true, false, true)
                    {
                        Share = TrancheShare.Remainder,
                        DueDays = 14,
                        DueAfter = TrancheEvent.PreviousReportAccepted,
                    },
                ]
            ),
            cast.Officer
        );
        Course = await stage.Send(
            new CreateCourse(
                CourseCode,
                "Kewirausahaan dasar",
                "Mencatat uang, menghitung harga pokok, melayani pembeli, dan menabung untuk usaha.",
                75
            ),
            cast.Officer
        );
    }

    public Task<Id<FundingCall>> Grants(string title, DateOnly opens, DateOnly closes) =>
        Open(
            Terms(title, CallKind.Grant, opens, closes) with
            {
                FundSourceId = _budget,
                MaximumAmount = new Money(12_000_000),
                CourseRequired = true,
                CourseCode = CourseCode,
                TranchePlanId = _tranches,
            }
        );

    /// <summary>A call that offers every loan product; the interest-free one is proposed.</summary>
    public Task<Id<FundingCall>> Loans(string title, DateOnly opens, DateOnly closes) =>
        Open(
            Terms(title, CallKind.Loan, opens, closes) with
            {
                FundSourceId = _revolving,
                Lender = "KSP Banten Sejahtera",
                LoanProductCodes = ["QARDH", "TETAP", "ANUITAS", "MENURUN", "YARNEN", "MURABAHAH"],
                MaximumAmount = new Money(25_000_000),
            }
        );

    private async Task<Id<FundingCall>> Open(CallTerms terms)
    {
        var call = await stage.Send(new DraftCall(terms), cast.Officer);
        await stage.Send(new OpenCall(call), cast.Officer);
        return call;
    }

    private Task<Id<FundAccount>> Account(
        Id<FundSource> fund,
        string bank,
        string number,
        string holder,
        string layout
    ) => stage.Send(new SetFundAccount(fund, bank, AccountNumber.Parse(number), holder, layout), cast.Checker);

    private Task Product(string code, string name, LoanMethod method, int rate, LateChargeTerms? late = null) =>
        stage.Send(
            new OpenLoanProduct(
                code,
                new ProductTerms
                {
                    Name = name,
                    Lender = "KSP Banten Sejahtera",
                    Method = method,
                    RateBasisPoints = rate,
                    FewestPeriods = 3,
                    MostPeriods = 24,
                    UsualPeriods = 12,
                    LateCharge = late,
                    Allocation =
                        method == LoanMethod.InterestFree
                            ? AllocationOrder.PrincipalFirst
                            : AllocationOrder.ChargeFirst,
                }
            ),
            cast.Checker
        );

    private CallTerms Terms(string title, CallKind kind, DateOnly opens, DateOnly closes) =>
        new()
        {
            Title = title,
            Summary =
                kind == CallKind.Grant
                    ? "Modal usaha untuk PMI purna dan keluarganya, disertai pelatihan empat hari dan pendampingan."
                    : "Pinjaman usaha dari dana bergulir koperasi, diangsur setiap bulan.",
            Kind = kind,
            FundSourceId = _budget,
            Ceiling = new Money(300_000_000),
            MinimumAmount = new Money(2_500_000),
            MaximumAmount = new Money(12_000_000),
            Regions = [RegionCode.Parse("36")],
            OpensOn = opens,
            ClosesOn = closes,
            Rubric =
            [
                Criterion(
                    "market",
                    "Pasar dan pembeli",
                    30,
                    "Pembeli belum disebut",
                    "Pembeli dan pesaing disebut dengan angka"
                ),
                Criterion(
                    "product",
                    "Produk dan cara membuat",
                    25,
                    "Produk belum jelas",
                    "Cara membuat teruji dan tercatat"
                ),
                Criterion(
                    "money",
                    "Anggaran dan arus kas",
                    25,
                    "Angka tidak masuk akal",
                    "Angka wajar dan ada cadangan"
                ),
                Criterion(
                    "person",
                    "Kemampuan pelaku usaha",
                    20,
                    "Belum berpengalaman",
                    "Pengalaman langsung di bidang ini"
                ),
            ],
            OwnContributionPercent = 10,
            LegalBasis = "Keputusan Kepala BP3MI Banten tentang pemberdayaan PMI purna",
            Eligibility =
            [
                new(EligibilityKind.LivesInRegion),
                new(EligibilityKind.FileVerified),
                new(EligibilityKind.NoRunningAward),
            ],
        };

    private static RubricCriterion Criterion(string code, string title, int weight, string lowest, string highest) =>
        new(code, title, weight, [lowest, "Kurang", "Cukup", "Baik", highest]);
}
