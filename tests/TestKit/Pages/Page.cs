using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using PmiEmas.Domain.Shared;
using Shouldly;

namespace PmiEmas.TestKit.Pages;

/// <summary>A page as a person meets it: texts, links and forms, not markup.</summary>
public sealed partial class Page
{
    private Page(Visitor visitor, Uri address, HttpStatusCode status, IHtmlDocument document) =>
        (Visitor, Address, Status, Document) = (visitor, address, status, document);

    public Visitor Visitor { get; }

    public Uri Address { get; }

    public string Path => Address.AbsolutePath;

    public HttpStatusCode Status { get; }

    public IHtmlDocument Document { get; }

    /// <summary>All the words on the page, with single spaces.</summary>
    public string Text => TextOf(Document.Body);

    internal static async Task<Page> Read(Visitor visitor, HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync();
        var document = await new HtmlParser().ParseDocumentAsync(html);
        return new Page(visitor, answer.RequestMessage!.RequestUri!, answer.StatusCode, document);
    }

    /// <summary>Follows the link with this text, or this CSS selector.</summary>
    public Task<Page> Follow(string link)
    {
        var links = Document.QuerySelectorAll("a[href]");
        var found =
            links.FirstOrDefault(a => TextOf(a) == link)
            ?? links.FirstOrDefault(a => a.GetAttribute("aria-label") == link)
            ?? (IsSelector(link) ? Document.QuerySelector(link) : null)
            ?? throw new ShouldAssertException(
                $"No link '{link}' on {Path}. Links: {string.Join(" | ", links.Select(TextOf).Where(t => t.Length > 0))}"
            );
        return Visitor.Get(new Uri(Address, found.GetAttribute("href")).ToString());
    }

    /// <summary>The page's only form, not counting those of its header and footer (language, signing out).</summary>
    public PageForm Form()
    {
        var forms = Document.QuerySelectorAll<IHtmlFormElement>("main form").ToList();
        if (forms.Count == 0)
            forms = [.. Document.QuerySelectorAll<IHtmlFormElement>("form")];
        forms.Count.ShouldBe(1, $"{Path} ({(int)Status}) has {forms.Count} forms; name the one meant");
        return new PageForm(this, forms[0]);
    }

    /// <summary>The form with this id or CSS selector, or the one that has a button with this text.</summary>
    public PageForm Form(string idSelectorOrButton)
    {
        var form =
            Document.GetElementById(idSelectorOrButton) as IHtmlFormElement
            ?? Document
                .QuerySelectorAll<IHtmlFormElement>("form")
                .FirstOrDefault(f => PageForm.ButtonsOf(f).Any(b => TextOf(b) == idSelectorOrButton))
            ?? (IsSelector(idSelectorOrButton) ? Document.QuerySelector(idSelectorOrButton) as IHtmlFormElement : null)
            ?? throw new ShouldAssertException(
                $"No form '{idSelectorOrButton}' on {Path}. Buttons: {string.Join(" | ", Document.QuerySelectorAll("form button").Select(TextOf))}"
            );
        return new PageForm(this, form);
    }

    public Page ShouldBe(HttpStatusCode status)
    {
        var why = Status == HttpStatusCode.InternalServerError ? Visitor.Site.LastFault : Excerpt();
        Status.ShouldBe(status, $"{Address.PathAndQuery} said: {why}");
        return this;
    }

    public Page ShouldBeAt(string path)
    {
        Path.ShouldBe(path, $"the page says: {Excerpt()}");
        return this;
    }

    public Page ShouldShow(string text)
    {
        if (!Text.Contains(Spaces().Replace(text, " ").Trim(), StringComparison.Ordinal))
            throw new ShouldAssertException($"'{text}' is not on {Path} ({(int)Status}), which says: {Excerpt()}");
        return this;
    }

    public Page ShouldNotShow(string text)
    {
        if (Text.Contains(text, StringComparison.Ordinal))
            throw new ShouldAssertException($"'{text}' is on {Path} ({(int)Status}) but should not be.");
        return this;
    }

    /// <summary>The text of the key in the visitor's language.</summary>
    public Page ShouldShowText(string key, params object[] arguments) =>
        ShouldShow(string.Format(SiteTexts.Culture, SiteTexts.Of(key, Visitor.Language), arguments));

    /// <summary>The rule's text in the visitor's language, whatever fills its places, with the status of a refused form.</summary>
    public Page ShouldShowRule(Rule rule)
    {
        ShouldBe(HttpStatusCode.UnprocessableEntity);
        foreach (var piece in Places().Split(SiteTexts.Of(rule.Code, Visitor.Language)))
            ShouldShow(piece);
        return this;
    }

    /// <summary>An error beside the field and in the summary above the form, which links to the field.</summary>
    public Page ShouldShowError(string field)
    {
        ShouldBe(HttpStatusCode.UnprocessableEntity);
        var input =
            Document.QuerySelector($"[name='{field}']")
            ?? Document.All.FirstOrDefault(e =>
                string.Equals(e.GetAttribute("name"), field, StringComparison.OrdinalIgnoreCase)
            )
            ?? throw new ShouldAssertException($"No field '{field}' on {Path}.");
        var marked = input.GetAttribute("aria-invalid") == "true" || input.Closest("[aria-invalid='true']") is not null;
        marked.ShouldBeTrue($"the field '{field}' on {Path} is not marked wrong; the page says: {Excerpt()}");
        Document
            .QuerySelectorAll("[role='alert'] a[href^='#']")
            .ShouldNotBeEmpty($"{Path} has no error summary with links");
        return this;
    }

    public Page ShouldHaveLink(string text)
    {
        Document.QuerySelectorAll("a[href]").Select(TextOf).ShouldContain(text);
        return this;
    }

    internal static string TextOf(INode? node) => node is null ? "" : Spaces().Replace(node.TextContent, " ").Trim();

    private string Excerpt() =>
        TextOf(Document.QuerySelector("main") ?? Document.Body) is { Length: > 1500 } text ? text[..1500] : Text;

    private static bool IsSelector(string text) => SelectorStart().IsMatch(text);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Places();

    [GeneratedRegex(@"^[#.\[]|^(a|form|main)\b[\[.# ]")]
    private static partial Regex SelectorStart();
}
