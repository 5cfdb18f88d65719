using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using PmiEmas.Application.Accounts;
using PmiEmas.Application.Lists;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared.Language;
using PmiEmas.Web.Shared.Lists;

namespace PmiEmas.Web.Shared.Binding;

/// <summary>Reads one typed word of a person into one of our values, and says in plain words what is wrong with it.</summary>
internal sealed class TextBinder<T>(Func<string, (bool Ok, T Value)> read, string errorKey) : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var given = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (given == ValueProviderResult.None)
            return Task.CompletedTask;

        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, given);
        var texts = bindingContext.HttpContext.RequestServices.GetRequiredService<Texts>();
        var text = given.FirstValue?.Trim() ?? "";
        if (text.Length > 0 && read(text) is (true, var value))
            bindingContext.Result = ModelBindingResult.Success(value);
        else if (text.Length > 0)
            bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, texts[errorKey]);
        else if (bindingContext.ModelMetadata.IsReferenceOrNullableType)
            bindingContext.Result = ModelBindingResult.Success(null);
        else
            bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, texts["shared.required"]);
        return Task.CompletedTask;
    }
}

internal sealed class TextBinderProvider : IModelBinderProvider
{
    private static readonly Dictionary<Type, IModelBinder> Binders = new()
    {
        [typeof(ListQuery)] = new ListQueryBinder(),
        [typeof(Money)] = new TextBinder<Money>(t => (MoneyText.TryRead(t, out var money), money), "shared.not-money"),
        [typeof(DateOnly)] = new TextBinder<DateOnly>(
            t =>
                (
                    DateOnly.TryParseExact(
                        t,
                        "yyyy-MM-dd",
                        CultureInfo.InvariantCulture,
                        DateTimeStyles.None,
                        out var date
                    ),
                    date
                ),
            "shared.not-date"
        ),
        [typeof(TimeOnly)] = new TextBinder<TimeOnly>(
            t =>
                (
                    TimeOnly.TryParseExact(
                        t,
                        ["HH:mm", "HH.mm"],
                        CultureInfo.InvariantCulture,
                        DateTimeStyles.None,
                        out var time
                    ),
                    time
                ),
            "shared.not-time"
        ),
        [typeof(PhoneNumber)] = Parsed<PhoneNumber>("shared.not-phone"),
        [typeof(EmailAddress)] = Parsed<EmailAddress>("shared.not-email"),
        [typeof(Contact)] = Parsed<Contact>("accounts.not-contact"),
        [typeof(Nik)] = Parsed<Nik>("shared.not-nik"),
        [typeof(FamilyCardNumber)] = Parsed<FamilyCardNumber>("shared.not-family-card"),
        [typeof(AccountNumber)] = Parsed<AccountNumber>("shared.not-account"),
        [typeof(RegionCode)] = Parsed<RegionCode>("shared.not-region"),
    };

    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        Binders.GetValueOrDefault(context.Metadata.UnderlyingOrModelType);

    private static TextBinder<T?> Parsed<T>(string errorKey)
        where T : class, IParsable<T> =>
        new(t => (T.TryParse(t, CultureInfo.InvariantCulture, out var value), value), errorKey);
}
