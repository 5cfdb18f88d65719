using System.Runtime;

namespace PmiEmas.Benchmarks;

/// <summary>A process that has just started spends a fifth of its time compiling: what is measured must have been compiled for the last time.</summary>
internal static class Warm
{
    private const int Most = 15;

    /// <summary>So few methods are compiled in a round that they no longer count.</summary>
    private const int Few = 25;

    public static async Task Up(Func<Task> round)
    {
        for (var (i, quiet) = (0, 0); i < Most && quiet < 2; i++)
        {
            var before = JitInfo.GetCompiledMethodCount();
            await round();
            quiet = JitInfo.GetCompiledMethodCount() - before <= Few ? quiet + 1 : 0;
        }
    }
}
