using PmiEmas.Application.Notifications;
using PmiEmas.Application.Notifications.Templates;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Notifications;

public sealed class TemplateLinterTests
{
    private static readonly string[] Names = ["name", "amount", "dueOn"];

    [Theory]
    [InlineData("Halo {{name}}, {{ amount }}.")]
    [InlineData("{{#if dueOn}}Sampai {{dueOn}}.{{else}}Kapan saja.{{/if}}")]
    [InlineData("{{#unless dueOn}}Kapan saja.{{/unless}}")]
    [InlineData("Satu kurung { dan } boleh.")]
    public void Places_and_conditions_over_known_names_pass(string body) =>
        TemplateLinter.LintBody(body, Names).ShouldBeEmpty();

    [Theory]
    [InlineData("{{{name}}}", "unescaped")]
    [InlineData("{{&name}}", "unescaped")]
    [InlineData("{{{{raw}}}} x {{{{/raw}}}}", "unescaped")]
    [InlineData("{{> footer}}", "partial")]
    [InlineData("{{#> footer}}{{/footer}}", "partial")]
    [InlineData("{{#*inline \"a\"}}{{/inline}}", "decorator")]
    [InlineData("{{* log}}", "decorator")]
    [InlineData("{{@root.name}}", "engine-data")]
    [InlineData("{{#if @root}}{{/if}}", "unknown-block")]
    [InlineData("{{../name}}", "path")]
    [InlineData("{{name.Length}}", "path")]
    [InlineData("{{this}}", "unknown-name")]
    [InlineData("{{[name]}}", "path")]
    [InlineData("{{lookup name 'Length'}}", "not-a-name")]
    [InlineData("{{log name}}", "not-a-name")]
    [InlineData("{{log}}", "unknown-name")]
    [InlineData("{{#each name}}{{/each}}", "unknown-block")]
    [InlineData("{{#with name}}{{/with}}", "unknown-block")]
    [InlineData("{{#if (lookup name 1)}}{{/if}}", "unknown-block")]
    [InlineData("{{^}}", "inverse")]
    [InlineData("{{!-- hidden --}}", "comment")]
    [InlineData("{{~name~}}", "whitespace-sign")]
    [InlineData("\\{{name}}", "escape")]
    [InlineData("{{}}", "empty-tag")]
    [InlineData("{{name", "tag-not-closed")]
    [InlineData("name}}", "tag-not-opened")]
    [InlineData("{{else}}", "else-without-if")]
    [InlineData("{{#if name}}a{{else}}b{{else}}c{{/if}}", "else-without-if")]
    [InlineData("{{#if name}}a", "block-not-closed")]
    [InlineData("a{{/if}}", "closes-nothing")]
    [InlineData("{{#if name}}a{{/unless}}", "closes-nothing")]
    [InlineData("{{secret}}", "unknown-name")]
    [InlineData("{{Name}}", "not-a-name")]
    [InlineData("a\0b", "control-character")]
    [InlineData("   ", "empty")]
    public void Everything_else_the_engine_could_do_is_refused(string body, string fault) =>
        TemplateLinter.LintBody(body, Names).Select(e => e.Fault).ShouldContain(fault);

    [Fact]
    public void A_fault_says_its_line_and_column()
    {
        var errors = TemplateLinter.LintBody("Halo {{name}},\n\nbayar {{jumlah}}\n{{{amount}}}", Names);

        errors.Select(e => (e.Line, e.Column, e.Fault)).ShouldBe([(3, 7, "unknown-name"), (4, 1, "unescaped")]);
        errors[0].What.ShouldBe("jumlah");
    }

    [Fact]
    public void A_text_of_more_than_fifty_kilobytes_is_refused_before_it_is_read() =>
        TemplateLinter.LintBody(new string('é', 26_000), Names).Single().Fault.ShouldBe("too-large");

    [Fact]
    public void Conditions_go_five_levels_deep_at_most()
    {
        static string Nested(int levels) =>
            string.Concat(Enumerable.Repeat("{{#if name}}", levels))
            + "x"
            + string.Concat(Enumerable.Repeat("{{/if}}", levels));

        TemplateLinter.LintBody(Nested(5), Names).ShouldBeEmpty();
        TemplateLinter.LintBody(Nested(6), Names).Single().Fault.ShouldBe("too-deep");
    }

    [Fact]
    public void A_subject_is_one_short_line()
    {
        TemplateLinter.LintSubject("Angsuran {{amount}}", Names).ShouldBeEmpty();
        TemplateLinter.LintSubject("Satu\r\nBcc: x@y.z", Names).Single().Fault.ShouldBe("subject-of-many-lines");
        TemplateLinter.LintSubject(new string('a', 151), Names).Single().Fault.ShouldBe("subject-too-long");
    }

    public static TheoryData<string> Codes => [.. MessageCatalogue.All.Keys];

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_texts_the_program_came_with_pass_too(string code) =>
        TemplateChecks.Of(MessageCatalogue.All[code], MessageCatalogue.BuiltIn(code)).ShouldBeEmpty();

    [Fact]
    public void A_text_that_could_outgrow_its_limit_is_refused_before_it_is_in_force()
    {
        var greedy = MessageCatalogue.BuiltIn("plan-received") with
        {
            BodyEn = string.Concat(Enumerable.Repeat("{{business}} ", 400)),
        };

        var failure = TemplateChecks.Of(MessageCatalogue.All["plan-received"], greedy).Single();

        failure.PropertyName.ShouldBe("BodyEn");
        failure.ErrorMessage.ShouldBe("notifications.lint-may-grow-too-long");
    }
}
