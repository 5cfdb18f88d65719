namespace PmiEmas.Infrastructure.Demonstration;

/// <summary>Names as they are given in Banten. Invented people: a first and a last name never meet twice.</summary>
internal static class Names
{
    private static readonly string[] Women =
    [
        "Siti Aminah",
        "Nur Halimah",
        "Euis Komariah",
        "Iis Sumiati",
        "Neneng Nurjanah",
        "Dewi Lestari",
        "Ratna Komala",
        "Sri Wahyuni",
        "Imas Masitoh",
        "Ai Rohaeti",
        "Tuti Alawiyah",
        "Yani Maryani",
        "Enok Sukaesih",
        "Lina Marlina",
        "Juju Juariah",
        "Mimin Mintarsih",
        "Eha Julaeha",
        "Titin Kartini",
        "Nani Suryani",
        "Oneng Maesaroh",
    ];

    private static readonly string[] Men =
    [
        "Ahmad Fauzi",
        "Asep Saepudin",
        "Ujang Suherman",
        "Mulyadi",
        "Jajang Nurjaman",
        "Rudi Hartono",
        "Endang Supriatna",
        "Sapri",
        "Rohmat",
        "Hasan Basri",
    ];

    private static readonly string[] Families =
    [
        "",
        "binti Sarwani",
        "Pratiwi",
        "Handayani",
        "Fitriani",
        "Rahayu",
        "Susanti",
        "Oktaviani",
        "Kusuma",
        "Permata",
        "Anggraeni",
        "Damayanti",
    ];

    private static readonly string[] Fathers =
    [
        "",
        "bin Sarmin",
        "Saputra",
        "Wijaya",
        "Hidayatullah",
        "Setiawan",
        "Firmansyah",
        "Nugraha",
        "Ramdani",
        "Maulana",
        "Kurniawan",
        "Subagja",
    ];

    /// <summary>The person of a number: two women for every man, as among those who come home to Banten.</summary>
    public static (string Name, bool IsWoman) Of(int number)
    {
        var isWoman = number % 3 != 2;
        var (first, last) = isWoman ? (Women, Families) : (Men, Fathers);
        var among = isWoman ? (number / 3 * 2) + (number % 3) : number / 3;
        var name = $"{first[among % first.Length]} {last[among / first.Length % last.Length]}".Trim();
        return (name, isWoman);
    }
}
