using System.Text;
using PmiEmas.Application.Abstractions;

namespace PmiEmas.Infrastructure.Templates;

/// <summary>Stops a text that grows beyond its limit while it is still being written.</summary>
internal sealed class CountingWriter(int most) : TextWriter
{
    private readonly StringBuilder _text = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        Require(1);
        _text.Append(value);
    }

    public override void Write(string? value)
    {
        Require(value?.Length ?? 0);
        _text.Append(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Require(count);
        _text.Append(buffer, index, count);
    }

    public override void Write(StringBuilder? value)
    {
        Require(value?.Length ?? 0);
        _text.Append(value);
    }

    public override string ToString() => _text.ToString();

    private void Require(int more)
    {
        if (_text.Length + more > most)
            throw new RenderingException($"The text is longer than {most} characters.");
    }
}
