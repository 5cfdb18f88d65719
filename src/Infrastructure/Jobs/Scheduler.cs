using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Infrastructure.Ledger;
using Quartz;

namespace PmiEmas.Infrastructure.Jobs;

/// <summary>Quartz on its clustered PostgreSQL store: any number of programs share one schedule.</summary>
internal static class Scheduler
{
    public const string Schema = "quartz";

    private static readonly TimeZoneInfo Jakarta = TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta");

    public static IServiceCollection AddScheduler(this IServiceCollection services, string connection)
    {
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(options =>
            {
                options.InstanceName = "pmi-emas";
                // Each program its own: two nodes of one id would take each other's work for their own.
                options.GenerateInstanceId = true;
            });
            quartz.UseDefaultThreadPool(3);
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(connection);
                store.UseClustering();
                store.ProvisionSchema();
                store.ConfigureStore(options => options.TablePrefix = Schema + ".qrtz_");
            });
            AddJob(quartz, "drain-outbox", "0/5 * * * * ?", Missed.Skip, typeof(DrainOutboxJob));
            AddJob(quartz, "seal-books", "20 2/5 * * * ?", Missed.Skip, typeof(SealBooksJob));
            foreach (var job in JobSchedule.All)
                AddJob(quartz, job.Name, job.Cron, job.Missed, typeof(SendRequestJob));
        });
        // The run in progress may finish; its repetition after a kill is harmless, but a clean stop is kinder.
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return services;
    }

    // Cron triggers only: a trigger that starts "now" is stored anew at each start and would fire once per deploy and node.
    private static void AddJob(IQuartzBuilder quartz, string name, string cron, Missed missed, Type type)
    {
        var key = new JobKey(name);
        quartz.AddJob(type, job => job.WithIdentity(key).StoreDurably());
        quartz.AddTrigger(trigger =>
            trigger
                .ForJob(key)
                .WithIdentity(name)
                .WithSchedule(
                    CronScheduleBuilder
                        .Create(cron)
                        .InTimeZone(Jakarta)
                        .WithMisfireInstruction(
                            missed == Missed.RunOnce
                                ? CronTriggerMisfireInstruction.FireAndProceed
                                : CronTriggerMisfireInstruction.DoNothing
                        )
                )
        );
    }
}
