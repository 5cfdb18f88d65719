using FluentValidation;
using MediatR;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Staff;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Infrastructure.Database;

namespace PmiEmas.Web.Startup;

/// <summary>
/// <c>create-admin --email a@b.go.id --name "Full Name" [--office "Office"]</c>: appoints an administrator and prints a link to set the password, once.
/// </summary>
internal sealed class CreateAdmin(IMediator mediator, ISiteAddress site) : IVerb
{
    public string Name => "create-admin";

    public async Task<int> Run(VerbOptions options, CancellationToken ct)
    {
        if (
            !EmailAddress.TryParse(options.Value("email"), null, out var email) || options.Value("name") is not { } name
        )
            throw new CannotStartException("create-admin needs --email and --name.");
        try
        {
            var office = options.Value("office") ?? "PMI EMAS";
            var id = await mediator.Send(new AppointStaff(name, office, email, [Role.Administrator]), ct);
            var link = await mediator.Send(new MakeInvitation(id), ct);
            Console.WriteLine($"{name} is an administrator. Set the password within 72 hours, once, at:");
            Console.WriteLine(new Uri(site.Root, StaffLinks.SetPassword(link).TrimStart('/')));
            return 0;
        }
        catch (RuleBrokenException broken) when (broken.Rule == StaffRules.EmailIsNew)
        {
            throw new CannotStartException("Somebody with this e-mail address works for the programme already.");
        }
        catch (ValidationException)
        {
            throw new CannotStartException("The name or office is empty or too long.");
        }
    }
}
