using PmiEmas.Domain.Shared;

namespace PmiEmas.Infrastructure.Demonstration;

/// <summary>The story in the order of its days: every act is told at its moment, and may add later ones.</summary>
internal sealed class Timeline(DemonstrationClock clock)
{
    private readonly PriorityQueue<Func<Task>, (DateTimeOffset At, int No)> _acts = new();
    private int _no;

    public DateOnly Today => clock.Today();

    public void On(DateOnly date, TimeOnly time, Func<Task> act) =>
        _acts.Enqueue(act, (ProgrammeCalendar.StartOf(date) + time.ToTimeSpan(), _no++));

    public async Task Tell(DateTimeOffset until)
    {
        while (_acts.TryPeek(out var act, out var when) && when.At <= until)
        {
            _acts.Dequeue();
            clock.Stop(when.At);
            await act();
        }

        _acts.Clear();
    }
}
