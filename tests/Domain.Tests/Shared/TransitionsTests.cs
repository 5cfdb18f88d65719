using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Tests.Shared;

public class TransitionsTests
{
    private enum Door
    {
        Open,
        Closed,
        Bricked,
    }

    private static readonly Transitions<Door> Moves = new(
        "door",
        Door.Open,
        (Door.Open, [Door.Closed]),
        (Door.Closed, [Door.Open, Door.Bricked])
    );

    [Fact]
    public void A_move_in_the_table_is_allowed() => Should.NotThrow(() => Moves.Require(Door.Closed, Door.Bricked));

    [Fact]
    public void A_move_not_in_the_table_breaks_a_rule_and_says_which_move()
    {
        var broken = Should.Throw<RuleBrokenException>(() => Moves.Require(Door.Open, Door.Bricked));

        broken.Rule.Code.ShouldBe("shared.move-allowed");
        broken.Arguments.ShouldBe([Door.Open, Door.Bricked]);
    }

    [Fact]
    public void A_status_without_moves_is_final()
    {
        Moves.IsFinal(Door.Bricked).ShouldBeTrue();
        Moves.IsFinal(Door.Open).ShouldBeFalse();
        Moves.Allows(Door.Bricked, Door.Open).ShouldBeFalse();
    }

    [Fact]
    public void The_moves_can_be_drawn() =>
        ((ITransitions)Moves).Moves.ShouldBe([("Open", "Closed"), ("Closed", "Open"), ("Closed", "Bricked")]);
}
