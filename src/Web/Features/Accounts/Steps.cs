using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace PmiEmas.Web.Features.Accounts;

/// <summary>What the last page of a sign-in knew, sealed for the next one: nobody can read, change or keep it for long.</summary>
public sealed class Steps(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    public string Seal<TStep>(TStep step) =>
        For<TStep>().Protect(JsonSerializer.Serialize(new Sealed<TStep>(step, clock.GetUtcNow() + Lifetime)));

    /// <summary>Null where the seal is broken or too old.</summary>
    public TStep? Open<TStep>(string? sealedStep)
        where TStep : class
    {
        try
        {
            var opened = JsonSerializer.Deserialize<Sealed<TStep>>(For<TStep>().Unprotect(sealedStep ?? ""))!;
            return opened.Until > clock.GetUtcNow() ? opened.Step : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector For<TStep>() => protection.CreateProtector("steps", typeof(TStep).Name);

    private sealed record Sealed<TStep>(TStep Step, DateTimeOffset Until);
}

/// <summary>Who wants to register; the name travels sealed, never in the address in the clear.</summary>
public sealed record RegisterStep(string FullName, string Contact);

/// <summary>Which returnee's contact a code was sent to, and where the person wanted to go.</summary>
public sealed record CodeStep(string Contact, string? ReturnUrl);

/// <summary>A staff member who gave the right password.</summary>
public sealed record PasswordStep(Guid AccountId, string? ReturnUrl);
