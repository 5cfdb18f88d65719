namespace PmiEmas.Application.Abstractions;

/// <summary>The HMAC by which an encrypted value (NIK, KK, account number) is looked up without being readable.</summary>
public interface IBlindIndex
{
    /// <summary>32 bytes; the same value under the same purpose (<c>nik</c>, <c>family-card</c>, <c>account</c>) gives the same index.</summary>
    byte[] Of(string purpose, string value);
}
