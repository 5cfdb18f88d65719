using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace PmiEmas.Web.Startup;

/// <summary>The controller exists in the demonstration alone: elsewhere its addresses are not mapped at all.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DemonstrationOnlyAttribute : Attribute;

/// <summary>The controller exists only where a payment gateway is configured.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GatewayOnlyAttribute : Attribute;

/// <summary>Takes the controllers with the mark out of the site.</summary>
internal sealed class Without<TMark> : IApplicationModelConvention
    where TMark : Attribute
{
    public void Apply(ApplicationModel application)
    {
        foreach (var controller in application.Controllers.Where(c => c.Attributes.OfType<TMark>().Any()).ToList())
            application.Controllers.Remove(controller);
    }
}
