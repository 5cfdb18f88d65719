using PmiEmas.Infrastructure.Database;
using PmiEmas.Web.Startup;

try
{
    return await Verbs.Run(args);
}
catch (CannotStartException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 2;
}

/// <summary>The site's entry point.</summary>
public partial class Program;
