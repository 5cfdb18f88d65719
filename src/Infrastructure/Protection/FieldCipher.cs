using System.Security.Cryptography;
using System.Text;
using PmiEmas.Application.Abstractions;

namespace PmiEmas.Infrastructure.Protection;

/// <summary>The keys of field encryption: the first encrypts, all decrypt. Ids are stored with each value.</summary>
public sealed record FieldKeys(IReadOnlyList<(string Id, byte[] Key)> Encryption, byte[] Index);

/// <summary>AES-256-GCM for single fields, as <c>v1:{key id}:{nonce}:{ciphertext}:{tag}</c> in base64, bound to what the field is.</summary>
public sealed class FieldCipher(FieldKeys keys) : IBlindIndex
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public string Encrypt(string purpose, string value)
    {
        var (id, key) = keys.Encryption[0];
        var plain = Encoding.UTF8.GetBytes(value);
        var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
        var cipher = new byte[plain.Length];
        var tag = new byte[TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plain, cipher, tag, Encoding.UTF8.GetBytes(purpose));
        return $"v1:{id}:{Convert.ToBase64String(nonce)}:{Convert.ToBase64String(cipher)}:{Convert.ToBase64String(tag)}";
    }

    /// <summary>Throws <see cref="CryptographicException"/> where the key is unknown or the text was changed or moved.</summary>
    public string Decrypt(string purpose, string stored)
    {
        var parts = stored.Split(':');
        if (parts is not ["v1", var id, var nonce, var cipher, var tag])
            throw new CryptographicException("Not an encrypted field.");
        var key =
            keys.Encryption.FirstOrDefault(k => k.Id == id).Key
            ?? throw new CryptographicException($"Unknown field key '{id}'.");
        var bytes = Convert.FromBase64String(cipher);
        var plain = new byte[bytes.Length];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(
            Convert.FromBase64String(nonce),
            bytes,
            Convert.FromBase64String(tag),
            plain,
            Encoding.UTF8.GetBytes(purpose)
        );
        return Encoding.UTF8.GetString(plain);
    }

    public byte[] Of(string purpose, string value) =>
        HMACSHA256.HashData(keys.Index, Encoding.UTF8.GetBytes($"{purpose}|{value}"));
}
