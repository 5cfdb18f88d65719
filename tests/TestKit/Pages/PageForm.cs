using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Shouldly;

namespace PmiEmas.TestKit.Pages;

/// <summary>A form as the page served it. Fields are named by their name or their label; what the page hides is sent along.</summary>
public sealed class PageForm(Page page, IHtmlFormElement form)
{
    private readonly List<(string Name, string FileName, byte[] Content, string Type)> _files = [];

    public IHtmlFormElement Element => form;

    /// <summary>Types into a text field, or chooses from a list, by value or by the words shown.</summary>
    public PageForm Fill(string field, string value)
    {
        switch (Find(field))
        {
            case IHtmlTextAreaElement area:
                area.Value = value;
                break;
            case IHtmlSelectElement list:
                Select(list, field, value);
                break;
            case IHtmlInputElement { Type: "radio" }:
                return Choose(field, value);
            case IHtmlInputElement { Type: "checkbox" or "file" or "hidden" } other:
                throw new ShouldAssertException($"'{field}' is a {other.Type} field: nobody can type into it.");
            case IHtmlInputElement input:
                input.Value = value;
                break;
        }
        return this;
    }

    public PageForm Check(string field, bool on = true)
    {
        var box = Find(field).ShouldBeAssignableTo<IHtmlInputElement>()!;
        box.Type.ShouldBe("checkbox");
        box.IsChecked = on;
        return this;
    }

    /// <summary>Chooses one of several radio buttons or boxes of one name, by value or label.</summary>
    public PageForm Choose(string field, string value)
    {
        var all = form.QuerySelectorAll<IHtmlInputElement>("input[type=radio], input[type=checkbox]")
            .Where(i => Same(i.Name, field) || LegendOf(i) == field)
            .ToList();
        var chosen =
            all.FirstOrDefault(i => i.Value == value)
            ?? all.FirstOrDefault(i => LabelsOf(i).Contains(value))
            ?? throw new ShouldAssertException(
                $"'{field}' offers no '{value}', but: {string.Join(" | ", all.Select(i => $"{i.Value} ({string.Join(", ", LabelsOf(i))})"))}"
            );
        if (chosen.Type == "radio")
            foreach (var other in all)
                other.IsChecked = false;
        chosen.IsChecked = true;
        return this;
    }

    public PageForm Attach(string field, string fileName, byte[] content, string type = "application/octet-stream")
    {
        var input = Find(field).ShouldBeAssignableTo<IHtmlInputElement>()!;
        input.Type.ShouldBe("file");
        form.Enctype.ShouldBe("multipart/form-data", "a form with a file must say how it is sent");
        _files.Add((input.Name!, fileName, content, type));
        return this;
    }

    public string ValueOf(string field) =>
        Find(field) switch
        {
            IHtmlTextAreaElement area => area.Value,
            IHtmlSelectElement list => list.Value ?? "",
            IHtmlInputElement { Type: "radio" } radio => form.QuerySelectorAll<IHtmlInputElement>("input[type=radio]")
                .FirstOrDefault(i => i.Name == radio.Name && i.IsChecked)
                ?.Value
                ?? "",
            IHtmlInputElement input => input.Value,
            _ => "",
        };

    /// <summary>Presses the button with this text or name; without one the form's first.</summary>
    public Task<Page> Submit(string? button = null)
    {
        var pressed = ButtonOf(button);
        var action = new Uri(page.Address, pressed?.GetAttribute("formaction") ?? form.GetAttribute("action") ?? "");
        var fields = Fields(pressed);
        var method = pressed?.GetAttribute("formmethod") ?? form.Method;
        return page.Visitor.Browse(
            Same(method, "get")
                ? AsQuery(action, fields)
                : new HttpRequestMessage(HttpMethod.Post, action) { Content = Body(fields) }
        );
    }

    /// <summary>What pressing the button would send, hidden fields included.</summary>
    public List<KeyValuePair<string, string>> Fields(string? button = null) => Fields(ButtonOf(button));

    internal static IEnumerable<IElement> ButtonsOf(IHtmlFormElement form)
    {
        var inside = form.QuerySelectorAll("button:not([type=button]):not([type=reset]), input[type=submit]");
        return string.IsNullOrEmpty(form.Id)
            ? inside
            : inside.Concat(
                form.Owner!.QuerySelectorAll($"button[form='{form.Id}']")
                    .Where(b => b.GetAttribute("type") is null or "submit")
            );
    }

    private List<KeyValuePair<string, string>> Fields(IElement? pressed)
    {
        List<KeyValuePair<string, string>> fields = [];
        foreach (var element in Controls().Where(e => !e.IsDisabled() && !string.IsNullOrEmpty(e.GetAttribute("name"))))
        {
            var name = element.GetAttribute("name")!;
            switch (element)
            {
                case IHtmlTextAreaElement area:
                    fields.Add(new(name, area.Value));
                    break;
                case IHtmlSelectElement list:
                    fields.AddRange(
                        list.Options.Where(o => o.IsSelected && !o.IsDisabled)
                            .Select(o => KeyValuePair.Create(name, o.Value))
                    );
                    break;
                case IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false }
                or IHtmlInputElement { Type: "submit" or "button" or "file" }:
                    break;
                case IHtmlInputElement input:
                    fields.Add(new(name, input.Value));
                    break;
            }
        }
        if (pressed?.GetAttribute("name") is { Length: > 0 } button)
            fields.Add(new(button, pressed.GetAttribute("value") ?? ""));
        return fields;
    }

    private IEnumerable<IElement> Controls()
    {
        var inside = form.QuerySelectorAll("input, select, textarea");
        return string.IsNullOrEmpty(form.Id)
            ? inside
            : inside.Concat(
                form.Owner!.QuerySelectorAll(
                    $"input[form='{form.Id}'], select[form='{form.Id}'], textarea[form='{form.Id}']"
                )
            );
    }

    private IElement? ButtonOf(string? button)
    {
        var buttons = ButtonsOf(form).ToList();
        if (button is null)
            return buttons.FirstOrDefault();
        return buttons.FirstOrDefault(b =>
                Page.TextOf(b) == button || b.GetAttribute("value") == button || b.GetAttribute("name") == button
            )
            ?? throw new ShouldAssertException(
                $"No button '{button}' in the form on {page.Path}, but: {string.Join(" | ", buttons.Select(Page.TextOf))}"
            );
    }

    private HttpContent Body(List<KeyValuePair<string, string>> fields)
    {
        if (form.Enctype != "multipart/form-data")
            return new FormUrlEncodedContent(fields);
        var body = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            body.Add(new StringContent(value), name);
        foreach (var (name, fileName, content, type) in _files)
        {
            var part = new ByteArrayContent(content);
            part.Headers.ContentType = new MediaTypeHeaderValue(type);
            body.Add(part, name, fileName);
        }
        return body;
    }

    private static HttpRequestMessage AsQuery(Uri action, List<KeyValuePair<string, string>> fields)
    {
        var query = string.Join(
            '&',
            fields.Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}")
        );
        return new HttpRequestMessage(HttpMethod.Get, new UriBuilder(action) { Query = query }.Uri);
    }

    private static void Select(IHtmlSelectElement list, string field, string value)
    {
        var option =
            list.Options.FirstOrDefault(o => o.Value == value)
            ?? list.Options.FirstOrDefault(o => Page.TextOf(o) == value)
            ?? throw new ShouldAssertException(
                $"'{field}' offers no '{value}', but: {string.Join(" | ", list.Options.Select(o => $"{o.Value} ({Page.TextOf(o)})"))}"
            );
        if (!list.IsMultiple)
            foreach (var other in list.Options)
                other.IsSelected = false;
        option.IsSelected = true;
    }

    private IElement Find(string field)
    {
        var controls = Controls().ToList();
        return controls.FirstOrDefault(c =>
                Same(c.GetAttribute("name"), field) && c is not IHtmlInputElement { Type: "hidden" }
            )
            ?? controls.FirstOrDefault(c => Same(c.GetAttribute("name"), field))
            ?? controls.FirstOrDefault(c => LabelsOf(c).Contains(field))
            ?? throw new ShouldAssertException(
                $"No field '{field}' in the form on {page.Path} ({(int)page.Status}), but: "
                    + string.Join(" | ", controls.Select(c => c.GetAttribute("name")).Distinct())
            );
    }

    private static IEnumerable<string> LabelsOf(IElement control)
    {
        var labels = string.IsNullOrEmpty(control.Id)
            ? []
            : control.Owner!.QuerySelectorAll($"label[for='{control.Id}']").ToList();
        if (control.Closest("label") is { } around)
            labels.Add(around);
        return labels.Select(label =>
        {
            // "Photo (optional)" is still the photo.
            var words = (IElement)label.Clone();
            foreach (var aside in words.QuerySelectorAll(".optional").ToList())
                aside.Remove();
            return Page.TextOf(words);
        });
    }

    private static string? LegendOf(IElement control) =>
        control.Closest("fieldset")?.QuerySelector("legend") is { } legend ? Page.TextOf(legend) : null;

    private static bool Same(string? a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
