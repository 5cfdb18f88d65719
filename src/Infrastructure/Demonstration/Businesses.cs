namespace PmiEmas.Infrastructure.Demonstration;

/// <summary>A kind of business as a plan tells it. Amounts in rupiah; sales and costs are of an ordinary month.</summary>
internal sealed record Business(
    string Name,
    string Kbli,
    string Sold,
    string Prices,
    string Advantage,
    string Customers,
    string Competitors,
    string Process,
    string Suppliers,
    long Revenue,
    long Goods,
    long Operating,
    IReadOnlyList<(string What, int Quantity, string Unit, long Price)> Wanted,
    (string What, int Quantity, string Unit, long Price) Own
);

/// <summary>Businesses that people in Banten begin after coming home.</summary>
internal static class Businesses
{
    public static readonly IReadOnlyList<Business> All =
    [
        new(
            "Warung Sembako",
            "47112",
            "Beras, minyak, gula, telur, mi instan, sabun, gas 3 kg, dan pulsa.",
            "Beras Rp14.000/kg, telur Rp28.000/kg, minyak Rp17.500/liter. Untung 8 sampai 12 persen.",
            "Warung di gang masuk perumahan, buka pukul 05.30, boleh diantar ke rumah.",
            "Sekitar 180 rumah di dua RT. Rata-rata belanja harian satu rumah Rp35.000.",
            "Satu warung kecil 600 meter dari sini dan minimarket 4 km dari sini.",
            "Belanja ke pasar grosir dua kali seminggu dengan motor, dicatat setiap malam.",
            "Grosir Pasar Rau dan agen telur setempat; bayar tunai.",
            13_500_000,
            11_600_000,
            450_000,
            [
                ("Etalase kaca 1,5 m", 1, "unit", 1_850_000),
                ("Kulkas satu pintu", 1, "unit", 2_350_000),
                ("Stok sembako awal", 1, "paket", 3_600_000),
            ],
            ("Rak kayu dan timbangan", 1, "paket", 1_600_000)
        ),
        new(
            "Keripik Pisang",
            "10793",
            "Keripik pisang manis, asin, dan cokelat dalam kemasan 100 dan 250 gram.",
            "Rp8.000 untuk 100 gram, Rp18.000 untuk 250 gram. Biaya pokok Rp4.600 untuk 100 gram.",
            "Pisang dari kebun sendiri, kemasan rapat, sudah ada nomor P-IRT.",
            "Toko oleh-oleh di Pandeglang, 12 warung, dan pesanan lewat pesan singkat.",
            "Dua pembuat keripik lain, tetapi belum memakai kemasan rapat.",
            "Kupas, iris, goreng, tiriskan, bumbui, kemas. Empat kali produksi setiap minggu.",
            "Pisang dari kebun dan tiga petani tetangga, minyak dari grosir.",
            7_800_000,
            4_100_000,
            900_000,
            [
                ("Mesin pengiris", 1, "unit", 2_400_000),
                ("Wajan besar dan tungku", 1, "set", 1_450_000),
                ("Mesin penutup kemasan", 1, "unit", 900_000),
                ("Kemasan dan stiker", 1, "paket", 1_100_000),
            ],
            ("Pisang dan minyak awal", 1, "paket", 1_200_000)
        ),
        new(
            "Ternak Lele",
            "03225",
            "Lele ukuran konsumsi, 8 sampai 9 ekor setiap kilogram.",
            "Rp23.000/kg diambil di kolam. Biaya pakan Rp14.500/kg.",
            "Air sumur bor lancar, dekat warung pecel lele, panen bergilir setiap dua minggu.",
            "Pengepul di Ciruas dan delapan warung pecel lele di jalan raya Serang.",
            "Peternak lain panen serentak; kami panen bergilir supaya pasokan tetap.",
            "Tebar 6.000 bibit di empat kolam terpal, pakan tiga kali sehari, sortir setiap tiga minggu.",
            "Bibit dari balai benih, pakan dari agen dengan tempo dua minggu.",
            11_200_000,
            8_300_000,
            650_000,
            [
                ("Kolam terpal 3 x 5 m", 4, "unit", 950_000),
                ("Bibit lele", 6_000, "ekor", 250),
                ("Pakan awal", 20, "sak", 330_000),
            ],
            ("Pompa air dan pipa", 1, "set", 1_650_000)
        ),
        new(
            "Jahit dan Bordir",
            "14120",
            "Seragam sekolah, mukena, perbaikan pakaian, dan bordir nama.",
            "Seragam Rp95.000, mukena bordir Rp210.000, perbaikan mulai Rp15.000.",
            "Delapan tahun menjahit di pabrik di Taiwan; jahitan rapi dan tepat waktu.",
            "Dua sekolah dasar, satu pesantren, dan warga sekitar.",
            "Penjahit di pasar kecamatan, 5 km dari sini, antre dua minggu.",
            "Ukur, potong, jahit, periksa, setrika. Pesanan dicatat di buku dengan tanggal jadi.",
            "Kain dari Pasar Tanah Abang sebulan sekali, benang dari toko setempat.",
            8_400_000,
            4_300_000,
            700_000,
            [
                ("Mesin jahit industri", 1, "unit", 3_450_000),
                ("Mesin obras", 1, "unit", 2_250_000),
                ("Kain dan benang awal", 1, "paket", 1_900_000),
            ],
            ("Mesin jahit lama dan meja potong", 1, "set", 2_100_000)
        ),
        new(
            "Kopi dan Gorengan",
            "56303",
            "Kopi, teh, gorengan, dan nasi uduk pagi.",
            "Kopi Rp5.000, gorengan Rp1.500, nasi uduk Rp10.000.",
            "Di depan gerbang pabrik, buka sejak pukul 05.00 saat pergantian kerja.",
            "Kira-kira 300 pekerja pabrik lewat setiap pagi.",
            "Tiga gerobak lain; kami satu-satunya dengan tempat duduk.",
            "Masak sejak pukul 03.30, jual sampai pukul 11.00, belanja sore hari.",
            "Pasar Cikupa untuk bahan segar, kopi dari petani Lebak.",
            12_600_000,
            7_900_000,
            850_000,
            [
                ("Gerobak dan etalase", 1, "unit", 4_200_000),
                ("Kompor dan tabung", 2, "set", 780_000),
                ("Meja dan kursi", 4, "set", 450_000),
            ],
            ("Peralatan masak", 1, "paket", 1_300_000)
        ),
        new(
            "Gula Aren",
            "10721",
            "Gula aren cetak dan gula aren semut dalam kemasan 250 gram.",
            "Gula cetak Rp22.000/kg, gula semut Rp16.000 untuk 250 gram.",
            "Nira dari pohon sendiri, tanpa pengawet, warna dan rasa tetap.",
            "Pengepul di Rangkasbitung dan toko daring milik koperasi desa.",
            "Perajin lain menjual curah; kami menjual dalam kemasan.",
            "Sadap pagi dan sore, masak empat jam, cetak atau keringkan, kemas.",
            "Nira dari 32 pohon sendiri dan dua penyadap tetangga.",
            7_200_000,
            3_200_000,
            800_000,
            [
                ("Wajan baja dan tungku hemat kayu", 2, "set", 1_250_000),
                ("Mesin pengering", 1, "unit", 3_800_000),
                ("Kemasan dan label", 1, "paket", 950_000),
            ],
            ("Alat sadap dan cetakan", 1, "paket", 1_150_000)
        ),
        new(
            "Emping Melinjo",
            "10794",
            "Emping melinjo mentah dan matang, tawar dan pedas.",
            "Mentah Rp62.000/kg, matang Rp24.000 untuk 200 gram.",
            "Melinjo pilihan dari Menes, digepuk tipis, renyah lebih lama.",
            "Toko oleh-oleh Labuan dan Carita, terutama akhir pekan.",
            "Banyak pembuat emping mentah, sedikit yang menjual matang dalam kemasan.",
            "Sangrai, kupas, gepuk, jemur, goreng, kemas. Lima perempuan ikut bekerja paruh waktu.",
            "Melinjo dari petani Menes, minyak dari grosir.",
            10_400_000,
            7_000_000,
            900_000,
            [
                ("Alat penggepuk", 3, "unit", 650_000),
                ("Rak jemur dan terpal", 4, "set", 420_000),
                ("Melinjo awal", 60, "kg", 28_000),
                ("Kemasan", 1, "paket", 850_000),
            ],
            ("Wajan dan kompor", 1, "set", 950_000)
        ),
        new(
            "Bengkel Motor",
            "45407",
            "Servis ringan, ganti oli, tambal ban, dan suku cadang umum.",
            "Servis Rp45.000, ganti oli Rp55.000 termasuk oli, tambal Rp12.000.",
            "Enam tahun menjadi montir di Malaysia; buka sampai malam.",
            "Warga tiga desa dan pekerja yang pulang malam.",
            "Bengkel resmi 9 km dari sini, tutup pukul 16.00.",
            "Terima, periksa bersama pemilik, kerjakan, catat, ingatkan servis berikutnya.",
            "Suku cadang dari distributor di Serang, oli dari agen.",
            14_800_000,
            9_600_000,
            1_350_000,
            [
                ("Kompresor", 1, "unit", 3_300_000),
                ("Kunci dan alat servis", 1, "set", 2_750_000),
                ("Oli dan suku cadang awal", 1, "paket", 3_200_000),
            ],
            ("Bangunan bengkel", 1, "unit", 3_500_000)
        ),
        new(
            "Laundry Kiloan",
            "96200",
            "Cuci, kering, dan setrika pakaian per kilogram; karpet dan sepatu.",
            "Rp7.000/kg selesai dua hari, Rp11.000/kg selesai hari itu.",
            "Antar jemput gratis sampai 2 km dan nota dengan foto.",
            "Rumah kos pekerja pabrik dan mahasiswa di sekitar Cilegon.",
            "Dua laundry lain tanpa antar jemput.",
            "Timbang, catat, cuci terpisah per pelanggan, setrika, kemas, antar.",
            "Sabun dan pewangi dari agen, gas dari pangkalan.",
            10_900_000,
            3_800_000,
            2_400_000,
            [
                ("Mesin cuci 10 kg", 1, "unit", 4_100_000),
                ("Pengering gas", 1, "unit", 4_600_000),
                ("Setrika uap", 1, "unit", 1_250_000),
            ],
            ("Rak, meja, dan timbangan", 1, "paket", 1_400_000)
        ),
        new(
            "Ayam Petelur",
            "01463",
            "Telur ayam segar setiap pagi.",
            "Rp26.500/kg di kandang. Biaya pakan Rp19.000/kg telur.",
            "Kandang bersih, vaksin tercatat, telur dikirim hari itu juga.",
            "Warung dan pembuat kue di tiga desa.",
            "Telur dari luar kota datang tiga hari sekali.",
            "Beri pakan dua kali sehari, kumpulkan telur pagi dan sore, sortir, antar.",
            "Pullet dari penetasan di Tangerang, pakan dari agen.",
            15_300_000,
            11_700_000,
            1_050_000,
            [("Ayam pullet", 120, "ekor", 62_000), ("Kandang baterai", 1, "set", 2_600_000)],
            ("Pakan awal", 8, "sak", 390_000)
        ),
    ];

    /// <summary>The business of a number; the owner's name makes it somebody's.</summary>
    public static string NameOf(int number, string owner) =>
        $"{All[number % All.Count].Name} {owner.Split(' ')[0]} {owner.Split(' ')[^1]}".Trim();
}
