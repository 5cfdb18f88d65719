using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Agreements;
using PmiEmas.Application.Documents;
using PmiEmas.Application.Ledger;
using PmiEmas.Application.Loans;
using PmiEmas.Application.Notifications;
using PmiEmas.Application.Payments;
using PmiEmas.Application.Payments.Gateway;
using PmiEmas.Application.Pipeline;
using PmiEmas.Application.Reviews;

namespace PmiEmas.Application;

public static class ApplicationSetup
{
    private static readonly Type[] Registered =
    [
        typeof(IRequestHandler<,>),
        typeof(IDomainEventHandler<>),
        typeof(IValidator<>),
        typeof(IOutboxHandler),
        typeof(ITaskSource),
        typeof(INextStepSource),
        typeof(ICheckable),
        typeof(IFilePermission),
        typeof(IPayable),
        typeof(IReceivable),
        typeof(IClosingCheck),
    ];

    /// <summary>Registers the mediator, the pipeline in its order, and every handler and validator of this assembly.</summary>
    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        services.AddScoped<ServiceFactory>(provider => provider.GetService!);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped<IFileKeeper, FileKeeper>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(LoggingBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(PermissionBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(CommandBehavior<,>));

        services.AddMessageQueue();
        services.AddScoped<ILedger, Books>();
        services.AddScoped<IDocumentIssuer, DocumentIssuer>();
        services.AddScoped<Staff.StaffInvitations>();
        services.AddReviews();
        services.AddScoped<AgreementWriter>();
        services.AddScoped<PaymentPeople>();
        services.AddScoped<AwardPostings>();
        services.AddScoped<StatementReader>();
        services.AddScoped<BookedCandidates>();
        services.AddScoped<MatchCandidates>();
        services.AddScoped<SuspenseBooks>();
        services.AddScoped<LineMatcher>();
        services.AddScoped<OpenRails>();
        services.AddScoped<GatewayOrders>();
        services.AddScoped<GatewayLooks>();
        services.AddScoped<OnlineBooks>();
        services.AddScoped<LoanBooks>();
        services.AddScoped<PortfolioReader>();
        services.AddScoped<PortfolioLetter>();
        services.AddScoped<LoanProposals>();
        services.AddScoped<TrancheCancellations>();
        services.AddScoped<LoanContract>();
        services.AddScoped<LoanLetters>();
        services.AddScoped<RestructuringLetter>();
        services.AddScoped<RestructuringInForce>();

        foreach (
            var type in typeof(ApplicationSetup)
                .Assembly.GetTypes()
                .Where(t => t is { IsAbstract: false, IsGenericTypeDefinition: false })
        )
        foreach (var contract in type.GetInterfaces().Where(IsRegistered))
            services.Add(new ServiceDescriptor(contract, type, LifetimeOf(contract)));
        return services;
    }

    /// <summary>A validator keeps nothing between its questions, and making its rules costs more than asking them.</summary>
    private static ServiceLifetime LifetimeOf(Type contract) =>
        contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IValidator<>)
            ? ServiceLifetime.Singleton
            : ServiceLifetime.Scoped;

    private static bool IsRegistered(Type contract) =>
        Registered.Contains(contract.IsGenericType ? contract.GetGenericTypeDefinition() : contract);
}
