using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace PmiEmas.Web.Startup;

/// <summary>The controller exists in the demonstration alone: elsewhere its addresses are not mapped at all.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DemonstrationOnlyAttribute : Attribute;

/// <summary>Takes the demonstration's controllers out of the site.</summary>
internal sealed class WithoutDemonstration : IApplicationModelConvention
{
    public void Apply(ApplicationModel application)
    {
        foreach (
            var controller in application
                .Controllers.Where(c => c.Attributes.OfType<DemonstrationOnlyAttribute>().Any())
                .ToList()
        )
            application.Controllers.Remove(controller);
    }
}
