using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PmiEmas.Infrastructure.Database;
using PmiEmas.Infrastructure.Protection;

namespace PmiEmas.Infrastructure.Identity;

/// <summary>Keeps the framework's keys in the database, so that every node reads what another one wrote.</summary>
internal sealed class ProtectionKeys(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ProgrammeDb>();
        return
        [
            .. db.Set<ProtectionKey>().AsNoTracking().Select(k => k.Xml).AsEnumerable().Select(x => XElement.Parse(x)),
        ];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ProgrammeDb>();
        db.Add(new ProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}

/// <summary>Encrypts them with the field key.</summary>
internal sealed class ProtectionKeyEncryptor(FieldCipher cipher) : IXmlEncryptor
{
    public const string Purpose = "data-protection";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(
            new XElement("field", cipher.Encrypt(Purpose, plaintextElement.ToString(SaveOptions.DisableFormatting))),
            typeof(ProtectionKeyDecryptor)
        );
}

/// <summary>Made by the framework, by its type's name in the stored key.</summary>
internal sealed class ProtectionKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(
            services.GetRequiredService<FieldCipher>().Decrypt(ProtectionKeyEncryptor.Purpose, encryptedElement.Value)
        );
}

internal sealed class ProtectionKeyOptions(IServiceScopeFactory scopes, FieldCipher cipher)
    : IConfigureOptions<KeyManagementOptions>
{
    public void Configure(KeyManagementOptions options)
    {
        options.XmlRepository = new ProtectionKeys(scopes);
        options.XmlEncryptor = new ProtectionKeyEncryptor(cipher);
    }
}
