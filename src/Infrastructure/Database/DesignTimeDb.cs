using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using PmiEmas.Infrastructure.Protection;

namespace PmiEmas.Infrastructure.Database;

/// <summary>Lets <c>dotnet ef</c> read the model without starting the site.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<ProgrammeDb>
{
    public ProgrammeDb CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<ProgrammeDb>()
                .UseNpgsql("Host=unused")
                .UseCipher(new FieldCipher(new FieldKeys([("design", new byte[32])], new byte[32])))
                .Options
        );
}
