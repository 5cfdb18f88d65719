namespace PmiEmas.Web.Features.Agreements;

public sealed class OfferForm
{
    public DateOnly SignBy { get; set; }
}

public sealed class CountersignForm
{
    public IFormFile Scan { get; set; } = null!;
}

public sealed class SignForm
{
    public string Code { get; set; } = "";

    public string TermsHash { get; set; } = "";

    public bool Agreed { get; set; }
}
