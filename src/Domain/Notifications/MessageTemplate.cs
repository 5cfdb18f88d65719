using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Notifications;

/// <summary>The words of a message in both languages: a subject, a body and, where it goes to phones, a short text each.</summary>
public sealed record TemplateTexts(
    string SubjectId,
    string BodyId,
    string SubjectEn,
    string BodyEn,
    string ShortId,
    string ShortEn
);

/// <summary>The texts that staff gave a message instead of those the program came with. Published versions never change.</summary>
public sealed class MessageTemplate : AggregateRoot<MessageTemplate>
{
    private readonly List<TemplateVersion> _versions = [];

    private MessageTemplate() { }

    /// <summary>The message it words, e.g. <c>plan-received</c>. Unique.</summary>
    public string Code { get; private set; } = "";

    /// <summary>What is being written and is not sent yet; null where nothing is.</summary>
    public TemplateDraft? Draft { get; private set; }

    public IReadOnlyList<TemplateVersion> Versions => _versions;

    /// <summary>The version that is sent now; null while the program's own text (version 0) is.</summary>
    public TemplateVersion? Current => _versions.MaxBy(v => v.Number);

    public static MessageTemplate For(Id<MessageTemplate> id, string code) => new() { Id = id, Code = code };

    public void Write(TemplateTexts texts, Id<StaffMember> by, DateTimeOffset at) =>
        Draft = TemplateDraft.Of(texts, by, at);

    public void DropDraft()
    {
        MessageRules.NeedsDraft.Require(Draft is not null);
        Draft = null;
    }

    /// <summary>Makes the draft the text that is sent; its number. A draft equal to the text sent now makes no version.</summary>
    public int Publish(TemplateTexts builtIn, Id<StaffMember> by, DateTimeOffset at)
    {
        MessageRules.NeedsDraft.Require(Draft is not null);

        var texts = Draft!.Texts;
        Draft = null;
        return Add(texts, builtIn, by, at);
    }

    /// <summary>Makes an old text the one that is sent, as a new version. Number 0 is the program's own text.</summary>
    public int Restore(int number, TemplateTexts builtIn, Id<StaffMember> by, DateTimeOffset at)
    {
        var texts = number == 0 ? builtIn : _versions.Find(v => v.Number == number)?.Texts;
        MessageRules.VersionExists.Require(texts is not null);

        return Add(texts!, builtIn, by, at);
    }

    private int Add(TemplateTexts texts, TemplateTexts builtIn, Id<StaffMember> by, DateTimeOffset at)
    {
        var number = Current?.Number ?? 0;
        if (texts == (Current?.Texts ?? builtIn))
            return number;
        _versions.Add(TemplateVersion.Of(number + 1, texts, by, at));
        Raise(new TemplatePublished(Id, number + 1));
        return number + 1;
    }
}

/// <summary>A text being written.</summary>
public sealed class TemplateDraft
{
    private TemplateDraft() { }

    public string SubjectId { get; private set; } = "";
    public string BodyId { get; private set; } = "";
    public string SubjectEn { get; private set; } = "";
    public string BodyEn { get; private set; } = "";
    public string ShortId { get; private set; } = "";
    public string ShortEn { get; private set; } = "";
    public Id<StaffMember> WrittenById { get; private set; }
    public DateTimeOffset WrittenAt { get; private set; }

    public TemplateTexts Texts => new(SubjectId, BodyId, SubjectEn, BodyEn, ShortId, ShortEn);

    internal static TemplateDraft Of(TemplateTexts texts, Id<StaffMember> by, DateTimeOffset at) =>
        new()
        {
            SubjectId = texts.SubjectId,
            BodyId = texts.BodyId,
            SubjectEn = texts.SubjectEn,
            BodyEn = texts.BodyEn,
            ShortId = texts.ShortId,
            ShortEn = texts.ShortEn,
            WrittenById = by,
            WrittenAt = at,
        };
}

/// <summary>A published text.</summary>
public sealed class TemplateVersion
{
    private TemplateVersion() { }

    public Id<TemplateVersion> Id { get; private set; } = Id<TemplateVersion>.New();
    public int Number { get; private set; }
    public string SubjectId { get; private set; } = "";
    public string BodyId { get; private set; } = "";
    public string SubjectEn { get; private set; } = "";
    public string BodyEn { get; private set; } = "";
    public string ShortId { get; private set; } = "";
    public string ShortEn { get; private set; } = "";
    public Id<StaffMember> PublishedById { get; private set; }
    public DateTimeOffset PublishedAt { get; private set; }

    public TemplateTexts Texts => new(SubjectId, BodyId, SubjectEn, BodyEn, ShortId, ShortEn);

    internal static TemplateVersion Of(int number, TemplateTexts texts, Id<StaffMember> by, DateTimeOffset at) =>
        new()
        {
            Number = number,
            SubjectId = texts.SubjectId,
            BodyId = texts.BodyId,
            SubjectEn = texts.SubjectEn,
            BodyEn = texts.BodyEn,
            ShortId = texts.ShortId,
            ShortEn = texts.ShortEn,
            PublishedById = by,
            PublishedAt = at,
        };
}

/// <summary>A message is worded anew from now on.</summary>
public sealed record TemplatePublished(Id<MessageTemplate> TemplateId, int Number) : IDomainEvent;
