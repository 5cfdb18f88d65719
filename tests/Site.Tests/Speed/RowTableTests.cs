using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Returnees;
using PmiEmas.Infrastructure.Database;
using PmiEmas.Infrastructure.Identity;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Speed;

public sealed class RowTableTests : SiteTest
{
    [Fact]
    public async Task Every_table_of_one_type_is_written_without_EF()
    {
        var others = await Site.Db(db =>
            Task.FromResult(
                db.Model.GetEntityTypes()
                    .Where(t => t.FindPrimaryKey() is not null && RowTable.Of(t) is null)
                    .Select(t => t.ClrType)
                    .Distinct()
                    .ToList()
            )
        );

        // Each shares a table with another type, or (an account) may have no token.
        others.ShouldBe(
            [
                typeof(MessageTemplate),
                typeof(TemplateDraft),
                typeof(Payee),
                typeof(Payout),
                typeof(Supplier),
                typeof(BankAccount),
                typeof(Returnee),
                typeof(Account),
            ],
            ignoreOrder: true
        );
    }
}
