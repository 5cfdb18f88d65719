using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using PmiEmas.Web.Shared.Language;

namespace PmiEmas.Web.Shared.Binding;

/// <summary>Gives validation attributes without a message of their own the site's words.</summary>
internal sealed class AttributeMessages : IValidationMetadataProvider
{
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var attribute in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
            if (attribute is { ErrorMessage: null, ErrorMessageResourceName: null })
                attribute.ErrorMessage = attribute switch
                {
                    RequiredAttribute => "shared.required",
                    StringLengthAttribute or MaxLengthAttribute => "shared.too-long",
                    MinLengthAttribute => "shared.too-short",
                    RangeAttribute => "shared.out-of-range",
                    EmailAddressAttribute => "shared.not-email",
                    CompareAttribute => "shared.not-the-same",
                    _ => "shared.invalid",
                };
    }
}

internal static class BindingMessages
{
    public static void Say(this DefaultModelBindingMessageProvider messages, Texts texts)
    {
        messages.SetValueMustNotBeNullAccessor(_ => texts["shared.required"]);
        messages.SetMissingBindRequiredValueAccessor(_ => texts["shared.required"]);
        messages.SetMissingKeyOrValueAccessor(() => texts["shared.required"]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => texts["shared.required"]);
        messages.SetValueMustBeANumberAccessor(_ => texts["shared.not-number"]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => texts["shared.not-number"]);
        messages.SetValueIsInvalidAccessor(_ => texts["shared.invalid"]);
        messages.SetUnknownValueIsInvalidAccessor(_ => texts["shared.invalid"]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => texts["shared.invalid"]);
        messages.SetAttemptedValueIsInvalidAccessor((_, _) => texts["shared.invalid"]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => texts["shared.invalid"]);
    }
}
