using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Notifications;
using PmiEmas.Infrastructure.Templates;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Notifications;

public sealed class RendererTests
{
    private readonly HandlebarsRenderer _renderer = new();

    [Fact]
    public void Places_and_conditions_are_filled()
    {
        const string template =
            "Halo {{name}}.\n{{#if dueOn}}\nSampai {{dueOn}}.\n{{else}}\nKapan saja.\n{{/if}}\nSalam";

        Render(template, ("name", "Siti"), ("dueOn", "20 November 2026"))
            .ShouldBe("Halo Siti.\nSampai 20 November 2026.\nSalam");
        Render(template, ("name", "Siti"), ("dueOn", "")).ShouldBe("Halo Siti.\nKapan saja.\nSalam");
    }

    [Fact]
    public void A_value_is_text_and_never_a_template() =>
        Render("{{name}}", ("name", "{{code}} <b>'x'</b> {{#if a}}"), ("code", "123456"))
            .ShouldBe("{{code}} <b>'x'</b> {{#if a}}");

    [Fact]
    public void The_engine_itself_includes_no_other_text() =>
        Should.Throw<RenderingException>(() => Render("{{> other}}", ("name", "Siti")));

    [Fact]
    public void A_text_that_grows_without_end_is_stopped()
    {
        var greedy = string.Concat(Enumerable.Repeat("{{name}}", 2_000));
        Should.Throw<RenderingException>(() => Render(greedy, ("name", new string('a', 1_000))));
    }

    [Fact]
    public void A_broken_template_is_refused() => Should.Throw<RenderingException>(() => Render("{{#if name}}"));

    [Fact]
    public void The_same_words_come_out_whatever_the_language_of_the_machine()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("ar-SA");
            MessageValues.Date(new DateOnly(2026, 8, 17), "id").ShouldBe("17 Agustus 2026");
            MessageValues.Date(new DateOnly(2026, 8, 17), "en").ShouldBe("17 August 2026");
            MessageValues
                .Moment(new DateTimeOffset(2026, 11, 20, 7, 5, 0, TimeSpan.Zero), "id")
                .ShouldBe("20 November 2026, 14.05 WIB");
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    private string Render(string template, params (string Name, string Value)[] values) =>
        _renderer.Render(template, values.ToDictionary(v => v.Name, v => v.Value));
}
