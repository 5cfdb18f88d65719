using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Documents;
using PmiEmas.Application.Ledger;
using PmiEmas.Application.Loans;
using PmiEmas.Application.Payments;
using PmiEmas.Infrastructure.Database;
using PmiEmas.Infrastructure.Database.Loans;
using PmiEmas.Infrastructure.Demonstration;
using PmiEmas.Infrastructure.Documents;
using PmiEmas.Infrastructure.Files;
using PmiEmas.Infrastructure.Identity;
using PmiEmas.Infrastructure.Jobs;
using PmiEmas.Infrastructure.Ledger;
using PmiEmas.Infrastructure.Messaging;
using PmiEmas.Infrastructure.Outbox;
using PmiEmas.Infrastructure.Payments.BankFile;
using PmiEmas.Infrastructure.Payments.Stripe;
using PmiEmas.Infrastructure.Protection;
using PmiEmas.Infrastructure.Telemetry;

namespace PmiEmas.Infrastructure;

public static class InfrastructureSetup
{
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, ProgrammeSettings settings)
    {
        services.AddSingleton(settings);
        services.AddClock(settings.Demonstration);
        services.AddSingleton(settings.Keys);
        services.AddSingleton<FieldCipher>();
        services.AddSingleton<IBlindIndex>(p => p.GetRequiredService<FieldCipher>());
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentActor>();
        services.AddScoped<IActor>(p => p.GetRequiredService<CurrentActor>());
        services.AddScoped<OnceKey>();
        services.AddScoped<IOnceKey>(p => p.GetRequiredService<OnceKey>());
        services.AddDatabase(settings.Connection);
        services.AddSingleton<IFileStore, DiskFileStore>();
        services.AddSingleton<IUploadGate, UploadGate>();
        services.AddIdentityParts();
        services.AddOutbox(settings.Jobs);
        services.AddMessages(settings);
        services.AddSingleton<ILetterhead>(settings.Letterhead);
        services.AddSingleton<IDocumentRenderer, PdfLetterRenderer>();
        services.AddSingleton<IBankFileWriter, BankFileWriter>();
        services.AddStripe(settings.Stripe);
        services.AddScoped<ILedgerProof, LedgerProver>();
        services.AddSingleton<LedgerChain>();
        services.AddReadinessChecks(settings.Jobs);
        if (settings.Jobs)
            services.AddScheduler(Fenced(settings.Connection));
        return services;
    }

    private static void AddClock(this IServiceCollection services, bool demonstration)
    {
        if (!demonstration)
        {
            services.AddSingleton(TimeProvider.System);
            return;
        }

        services.AddSingleton<DemonstrationClock>();
        services.AddSingleton<TimeProvider>(p => p.GetRequiredService<DemonstrationClock>());
        services.AddSingleton<IDemonstration, Demonstration.Demonstration>();
    }

    private static void AddOutbox(this IServiceCollection services, bool jobs)
    {
        services.AddScoped<IOutbox, OutboxWriter>();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<OutboxQueue>();
        services.AddSingleton<OutboxDrain>();
        if (jobs)
            services.AddHostedService<OutboxWorker>();
    }

    private static void AddDatabase(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(Tuned(Fenced(connectionString))));
        services.AddDbContextPool<ProgrammeDb>(
            (provider, options) =>
                options
                    .UseNpgsql(
                        provider.GetRequiredService<NpgsqlDataSource>(),
                        // An aggregate with several lists would otherwise come as their product.
                        npgsql => npgsql.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)
                    )
                    .ReplaceService<IDatabase, RowDatabase>()
        );
        services.AddScoped<IProgrammeDb>(p => p.GetRequiredService<ProgrammeDb>());
        services.AddScoped<IUnitOfWork, UnitOfWork>();
        services.AddScoped<ILoansToRepay, LoansToRepay>();
        services.AddScoped<IPortfolioBook, PortfolioBook>();
    }

    /// <summary>Npgsql's defaults prepare nothing and reset each returned connection: 25 to 45 % slower here (docs/performance.md).</summary>
    private static string Tuned(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true };
        if (!builder.ContainsKey("Max Auto Prepare"))
            builder.MaxAutoPrepare = 200;
        return builder.ConnectionString;
    }

    /// <summary>
    /// No transaction waits for anything but the database: one that stands still for 15 seconds is of a program that froze. The server
    /// ends it, so that its locks hold up nobody else.
    /// </summary>
    private static string Fenced(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        builder.Options = $"{builder.Options} -c idle_in_transaction_session_timeout=15s".Trim();
        return builder.ConnectionString;
    }
}
