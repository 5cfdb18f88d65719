using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Notifications;
using PmiEmas.Infrastructure.Templates;

namespace PmiEmas.Infrastructure.Messaging;

internal static class MessagingSetup
{
    /// <summary>E-mail goes by SMTP. The demonstration shows what has no way out on a page of its own instead.</summary>
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
        if (settings.Demonstration)
            services.AddSingleton<IMessageChannel>(new ShownChannel(MessageChannel.Sms));
        return services;
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
