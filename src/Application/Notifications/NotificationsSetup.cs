using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Notifications.Delivery;
using PmiEmas.Application.Notifications.Events;

namespace PmiEmas.Application.Notifications;

internal static class NotificationsSetup
{
    public static IServiceCollection AddMessageQueue(this IServiceCollection services)
    {
        services.AddScoped<MessageWording>();
        services.AddScoped<Postman>();
        services.AddScoped<IMessageQueue, MessageQueue>();
        return services;
    }
}
