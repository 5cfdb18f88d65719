using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PmiEmas.Application.Abstractions;
using PmiEmas.Infrastructure.Database;

namespace PmiEmas.Infrastructure.Identity;

internal static class IdentitySetup
{
    /// <summary>PBKDF2 with HMAC-SHA-512 (OWASP 2023 asks for 210,000).</summary>
    public const int Iterations = 210_000;

    public static IServiceCollection AddIdentityParts(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>(o =>
        {
            // Names of returnees' accounts are ids, of staff e-mail addresses: both unique already.
            o.User.RequireUniqueEmail = false;
            o.User.AllowedUserNameCharacters = "";
        });
        services.RemoveAll<IPasswordValidator<Account>>();
        services.AddScoped<IPasswordValidator<Account>, PasswordValidator>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = Iterations);
        services.AddScoped<IUserStore<Account>>(p => new UserOnlyStore<Account, ProgrammeDb, Guid>(
            p.GetRequiredService<ProgrammeDb>()
        )
        {
            // Only the unit of work saves.
            AutoSaveChanges = false,
        });

        services.AddScoped<Accounts>();
        services.AddScoped<IAccounts>(p => p.GetRequiredService<Accounts>());
        services.AddScoped<IStaffCredentials, StaffCredentials>();
        services.AddScoped<Sessions>();
        services.AddScoped<ISessions>(p => p.GetRequiredService<Sessions>());
        services.AddScoped<IExpiredAccess, ExpiredAccess>();
        services.AddScoped<IAttempts, Attempts>();
        services.AddScoped<IOneTimeCodes, OneTimeCodes>();

        services.AddDataProtection().SetApplicationName("pmi-emas");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, ProtectionKeyOptions>();
        services
            .AddAuthentication(Sessions.Scheme)
            .AddScheme<AuthenticationSchemeOptions, SessionHandler>(Sessions.Scheme, null);
        services.AddAuthorization(o =>
            o.FallbackPolicy = new AuthorizationPolicyBuilder(Sessions.Scheme)
                // An address that leads nowhere is not found, whoever asks.
                .RequireAssertion(c =>
                    c.User.Identity?.IsAuthenticated == true
                    || c.Resource is HttpContext http && http.GetEndpoint() is null
                )
                .Build()
        );
        return services;
    }
}
