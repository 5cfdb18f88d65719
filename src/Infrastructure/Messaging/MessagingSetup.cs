using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Notifications;
using PmiEmas.Infrastructure.Templates;

namespace PmiEmas.Infrastructure.Messaging;

internal static class MessagingSetup
{
    /// <summary>Shorter than an outbox item's lease, so that a text is not tried twice at once.</summary>
    private static readonly TimeSpan SmsTimeout = TimeSpan.FromSeconds(15);

    /// <summary>E-mail goes by SMTP, texts by the gateway. The demonstration shows what has no way out on a page of its own instead.</summary>
    public static IServiceCollection AddMessages(this IServiceCollection services, ProgrammeSettings settings)
    {
        services.AddSingleton<ITemplateRenderer, HandlebarsRenderer>();
        services.AddSingleton<ISiteAddress>(new SiteAddress(settings.BaseAddress));
        services.AddSingleton<IDemonstrationMode>(new DemonstrationMode(settings.Demonstration));
        services.AddScoped<IOnceGate, OnceGate>();
        if (settings.Mail is { } mail)
            services.AddSingleton<IMessageChannel>(p => new SmtpChannel(mail, p.GetRequiredService<ISiteAddress>()));
        else if (settings.Demonstration)
            services.AddSingleton<IMessageChannel>(new ShownChannel(MessageChannel.Email));
        if (settings.Sms is { } sms)
            services.AddSms(sms);
        else if (settings.Demonstration)
            services.AddSingleton<IMessageChannel>(new ShownChannel(MessageChannel.Sms));
        return services;
    }

    internal static void AddSms(this IServiceCollection services, SmsSettings sms)
    {
        services.AddSingleton(sms);
        services
            .AddHttpClient<SmsChannel>(http => http.Timeout = SmsTimeout)
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(5) }
            )
            .RemoveAllLoggers();
        services.AddTransient<IMessageChannel>(p => p.GetRequiredService<SmsChannel>());
    }
}

internal sealed record SiteAddress(Uri Root) : ISiteAddress;

internal sealed record DemonstrationMode(bool IsOn) : IDemonstrationMode;

/// <summary>Takes everything: the demonstration's page shows it.</summary>
internal sealed class ShownChannel(MessageChannel channel) : IMessageChannel
{
    public MessageChannel Channel { get; } = channel;

    public Task Send(OutgoingLetter letter, CancellationToken ct) => Task.CompletedTask;
}
