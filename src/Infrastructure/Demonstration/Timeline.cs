using PmiEmas.Domain.Shared;

namespace PmiEmas.Infrastructure.Demonstration;

/// <summary>The story in the order of its days: every act is told at its moment, and may add later ones.</summary>
internal sealed class Timeline(DemonstrationClock clock)
{
    private readonly PriorityQueue<Act, (DateTimeOffset At, int No)> _acts = new();
    private int _no;

    public DateOnly Today => clock.Today();

    public void On(DateOnly date, TimeOnly time, Func<Task> act) => Add(date, time, new Act(act, false));

    /// <summary>An act that knows nothing of the others of its moment: they are played side by side.</summary>
    public void Together(DateOnly date, TimeOnly time, Func<Task> act) => Add(date, time, new Act(act, true));

    public async Task Tell(DateTimeOffset until)
    {
        while (_acts.TryPeek(out var act, out var when) && when.At <= until)
        {
            clock.Stop(when.At);
            if (act.Together)
                await Task.WhenAll(TakeTogether(when.At).Select(a => Task.Run(a.Play)));
            else
                await _acts.Dequeue().Play();
        }

        _acts.Clear();
    }

    private List<Act> TakeTogether(DateTimeOffset at)
    {
        List<Act> acts = [];
        while (_acts.TryPeek(out var next, out var when) && when.At == at && next.Together)
            acts.Add(_acts.Dequeue());
        return acts;
    }

    private void Add(DateOnly date, TimeOnly time, Act act)
    {
        // Acts played side by side add theirs from several threads.
        lock (_acts)
            _acts.Enqueue(act, (ProgrammeCalendar.StartOf(date) + time.ToTimeSpan(), _no++));
    }

    private sealed record Act(Func<Task> Play, bool Together);
}
