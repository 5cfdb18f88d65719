using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Domain.Shared;
using PmiEmas.Infrastructure.Protection;

namespace PmiEmas.Infrastructure.Database;

/// <summary>How the domain's values are stored. Applied to every property of their type.</summary>
internal static class Converters
{
    public static void Apply(ModelConfigurationBuilder conventions, FieldCipher cipher)
    {
        foreach (var type in typeof(AggregateRoot<>).Assembly.GetTypes().Where(CanHaveId))
            conventions
                .Properties(typeof(Id<>).MakeGenericType(type))
                .HaveConversion(typeof(IdConverter<>).MakeGenericType(type));

        conventions.Properties<Money>().HaveConversion<MoneyConverter>();
        conventions.Properties<Rate>().HaveConversion<RateConverter>();
        conventions.Properties<PhoneNumber>().HaveConversion<PhoneConverter>().HaveMaxLength(20);
        conventions.Properties<EmailAddress>().HaveConversion<EmailConverter>().HaveMaxLength(254);
        conventions.Properties<RegionCode>().HaveConversion<RegionConverter>().HaveMaxLength(10);
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        EncryptedConverters.Cipher = cipher;
        conventions.Properties<Nik>().HaveConversion<EncryptedConverters.OfNik>();
        conventions.Properties<FamilyCardNumber>().HaveConversion<EncryptedConverters.OfFamilyCard>();
        conventions.Properties<AccountNumber>().HaveConversion<EncryptedConverters.OfAccount>();
    }

    private static bool CanHaveId(Type type) =>
        type is { IsClass: true, IsGenericTypeDefinition: false, IsNested: false }
        && !(type.IsAbstract && type.IsSealed);

    private sealed class IdConverter<T>() : ValueConverter<Id<T>, Guid>(id => id.Value, value => new Id<T>(value));

    private sealed class MoneyConverter()
        : ValueConverter<Money, long>(money => money.Rupiah, value => new Money(value));

    private sealed class RateConverter()
        : ValueConverter<Rate, int>(rate => rate.BasisPoints, value => new Rate(value));

    private sealed class PhoneConverter()
        : ValueConverter<PhoneNumber, string>(phone => phone.Value, value => PhoneNumber.Parse(value, null));

    private sealed class EmailConverter()
        : ValueConverter<EmailAddress, string>(email => email.Value, value => EmailAddress.Parse(value, null));

    private sealed class RegionConverter()
        : ValueConverter<RegionCode, string>(region => region.Value, value => RegionCode.Parse(value, null));
}

/// <summary>For contexts made outside the site's services.</summary>
internal static class CipherOption
{
    public static DbContextOptionsBuilder<TContext> UseCipher<TContext>(
        this DbContextOptionsBuilder<TContext> options,
        FieldCipher cipher
    )
        where TContext : DbContext =>
        options.UseApplicationServiceProvider(new ServiceCollection().AddSingleton(cipher).BuildServiceProvider());
}

/// <summary>Converters that encrypt. EF makes them itself and keeps them with its model, so the process has one cipher.</summary>
internal static class EncryptedConverters
{
    public static FieldCipher Cipher { get; set; } = null!;

    internal sealed class OfNik()
        : ValueConverter<Nik, string>(
            nik => Cipher.Encrypt(BlindIndexes.Nik, nik.Value),
            text => Nik.Parse(Cipher.Decrypt(BlindIndexes.Nik, text), null)
        );

    internal sealed class OfFamilyCard()
        : ValueConverter<FamilyCardNumber, string>(
            card => Cipher.Encrypt(BlindIndexes.FamilyCard, card.Value),
            text => FamilyCardNumber.Parse(Cipher.Decrypt(BlindIndexes.FamilyCard, text), null)
        );

    internal sealed class OfAccount()
        : ValueConverter<AccountNumber, string>(
            account => Cipher.Encrypt(BlindIndexes.Account, account.Value),
            text => AccountNumber.Parse(Cipher.Decrypt(BlindIndexes.Account, text), null)
        );
}
