using System.Collections.Concurrent;
using HandlebarsDotNet;
using PmiEmas.Application.Abstractions;

namespace PmiEmas.Infrastructure.Templates;

/// <summary>Handlebars with everything taken away that reaches beyond the flat values it is given.</summary>
internal sealed class HandlebarsRenderer : ITemplateRenderer
{
    private const int MostKept = 500;

    private readonly ConcurrentDictionary<string, HandlebarsTemplate<TextWriter, object, object>> _compiled = [];
    private readonly IHandlebars _engine = Handlebars.Create(
        new HandlebarsConfiguration
        {
            FileSystem = null,
            TextEncoder = new PlainText(),
            ThrowOnUnresolvedBindingExpression = true,
            PartialTemplateResolver = new NoPartials(),
            MissingPartialTemplateHandler = null,
        }
    );

    public string Render(string template, IReadOnlyDictionary<string, string> values)
    {
        using var writer = new CountingWriter(ITemplateRenderer.LongestText);
        try
        {
            Compiled(template)(writer, values.ToDictionary(v => v.Key, v => (object?)v.Value));
        }
        catch (HandlebarsException e)
        {
            throw e.InnerException as RenderingException ?? new RenderingException(e.Message);
        }

        return writer.ToString();
    }

    private HandlebarsTemplate<TextWriter, object, object> Compiled(string template)
    {
        // Previews come and go; the texts in force are few and are compiled again soon enough.
        if (_compiled.Count >= MostKept)
            _compiled.Clear();
        return _compiled.GetOrAdd(template, text => _engine.Compile(new StringReader(text)));
    }

    /// <summary>Messages are plain text. Where one is shown as HTML, the whole of it is encoded there, not its values here.</summary>
    private sealed class PlainText : ITextEncoder
    {
        public void Encode(System.Text.StringBuilder? text, TextWriter target) => target.Write(text);

        public void Encode(string? text, TextWriter target) => target.Write(text);

        public void Encode<T>(T? text, TextWriter target)
            where T : IEnumerator<char>
        {
            while (text?.MoveNext() == true)
                target.Write(text.Current);
        }
    }

    private sealed class NoPartials : IPartialTemplateResolver
    {
        public bool TryRegisterPartial(IHandlebars env, string? partialName, string? templatePath) =>
            throw new RenderingException("Templates include no other templates.");
    }
}
