using PmiEmas.Application;
using PmiEmas.Infrastructure;
using PmiEmas.Infrastructure.Protection;
using PmiEmas.Web.Shared;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddApplication();
builder.Services.AddInfrastructure(
    builder.Configuration.GetConnectionString("Programme") ?? "",
    new FieldKeys([("k1", new byte[32])], new byte[32])
);
builder.Services.AddControllersWithViews(options => options.Filters.Add<OnceKeyFilter>());

var app = builder.Build();
app.MapControllers();
await app.RunAsync();

/// <summary>The site's entry point.</summary>
public partial class Program;
