using System.Text.RegularExpressions;
using PmiEmas.Web.Features.Portal;
using PmiEmas.Web.Features.Workspace;
using Shouldly;
using Xunit;

namespace PmiEmas.Architecture.Tests;

/// <summary>Every kind of task and next step that a capability can name has its words and its page.</summary>
public sealed partial class WaitingWorkTests
{
    [Fact]
    public void Every_kind_of_task_has_its_text_and_its_page()
    {
        var kinds = KindsIn("ITaskSource");
        kinds.Count.ShouldBeGreaterThan(10);
        kinds.Except(TaskLinks.ByKind.Keys).ShouldBeEmpty("without a page");
        TaskLinks.ByKind.Keys.Except(kinds).ShouldBeEmpty("with a page, but named by nobody");
        TextTests.Missing(kinds.Select(k => "workspace.task." + k)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_kind_of_next_step_has_its_texts_and_its_page()
    {
        var kinds = KindsIn("INextStepSource");
        kinds.Count.ShouldBeGreaterThan(10);
        kinds.Except(NextStepLinks.ByKind.Keys).ShouldBeEmpty("without a page");
        NextStepLinks.ByKind.Keys.Except(kinds).ShouldBeEmpty("with a page, but named by nobody");
        TextTests
            .Missing(kinds.SelectMany(k => new[] { "portal.next." + k, "portal.next-why." + k, "portal.next-do." + k }))
            .ShouldBeEmpty();
    }

    /// <summary>Kinds are the hyphenated words in the classes that implement the port.</summary>
    private static HashSet<string> KindsIn(string port) =>
        [
            .. Sources
                .In("src/Application", ".cs")
                .SelectMany(f => Classes().Split(f.Text))
                .Where(part => part.Split('{')[0].Contains(": " + port, StringComparison.Ordinal))
                .SelectMany(part => Kind().Matches(part).Select(m => m.Groups["kind"].Value)),
        ];

    [GeneratedRegex(@"^(?=(?:public|internal) sealed class )", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Classes();

    [GeneratedRegex(
        """
            "(?<kind>[a-z]+(-[a-z]+)+)"
            """,
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Kind();
}
