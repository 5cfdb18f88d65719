using System.Net;
using PmiEmas.Application.Documents;
using PmiEmas.Infrastructure.Payments.Stripe;
using PmiEmas.Infrastructure.Protection;

namespace PmiEmas.Infrastructure;

/// <summary>Everything a deployment decides, read and checked once at the start.</summary>
public sealed record ProgrammeSettings
{
    /// <summary>Npgsql's connection string.</summary>
    public required string Connection { get; init; }

    public required FieldKeys Keys { get; init; }

    /// <summary>Null only in the demonstration: messages are then read on its own page.</summary>
    public MailSettings? Mail { get; init; }

    /// <summary>Null where no gateway is set: people with a phone number only are reached in the inbox alone, and get no codes.</summary>
    public SmsSettings? Sms { get; init; }

    /// <summary>The folder of stored files, outside the web root.</summary>
    public required string FilesRoot { get; init; }

    /// <summary>The address people type; links in letters and messages start with it.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>Served over plain http: cookies cannot be marked secure.</summary>
    public required bool Http { get; init; }

    /// <summary>The demonstration shows one-time codes and messages on a page of its own.</summary>
    public required bool Demonstration { get; init; }

    /// <summary>Scheduled work and the outbox run in this process.</summary>
    public required bool Jobs { get; init; }

    /// <summary>The payment gateway; null where no key is set, and then nothing of it shows.</summary>
    public StripeSettings? Stripe { get; init; }

    /// <summary>The office on the letters.</summary>
    public LetterheadSettings Letterhead { get; init; } = new();

    /// <summary>The only senders whose X-Forwarded-For and -Proto are believed.</summary>
    public required IReadOnlyList<IPAddress> KnownProxies { get; init; }
}

/// <summary>Name and address lines of the office, and the town letters are dated in.</summary>
public sealed record LetterheadSettings : ILetterhead
{
    public IReadOnlyList<string> Lines { get; init; } =
    [
        "PMI EMAS Banten",
        "Balai Pelayanan Pelindungan Pekerja Migran Indonesia (BP3MI) Banten",
        "Kota Serang, Provinsi Banten",
    ];

    public string Place { get; init; } = "Serang";
}

public enum MailSecurity
{
    None,
    StartTls,
}

public enum SmsBody
{
    Json,
    Form,
}

/// <summary>The HTTP gateway that takes texts to phones: one POST per text, with the names its fields have there.</summary>
public sealed record SmsSettings(Uri Endpoint, string Token, string Sender, SmsBody Body, SmsFields Fields);

/// <summary>What the gateway calls the number, the text, the sender and our own id of the text.</summary>
public sealed record SmsFields(string To = "to", string Text = "text", string Sender = "from", string Id = "reference");

/// <summary>The SMTP server that takes the programme's mail.</summary>
public sealed record MailSettings(
    string Host,
    int Port,
    string From,
    string FromName,
    MailSecurity Security,
    string? User,
    string? Password
);
