using PmiEmas.Benchmarks;
using PmiEmas.Benchmarks.Posting;

// Limits keep one person from asking so often; here one person asks all the time.
Environment.SetEnvironmentVariable("Limits__RequestsPerMinute", "100000000");
Environment.SetEnvironmentVariable("Limits__RequestsPerAddress", "100000000");

// The log is written as in earnest, but nowhere.
var report = Console.Out;
Console.SetOut(TextWriter.Null);

switch (args.FirstOrDefault())
{
    case "list":
        await ListAgainstYardstick.Run(report, rounds: args.Length > 1 ? int.Parse(args[1], null) : 15);
        return 0;
    case "load":
        await ListsUnderLoad.Run(report, people: 10_000, loans: args.Length > 1 ? int.Parse(args[1], null) : 100_000);
        return 0;
    case "posting":
        await PostingAgainstPgbench.Run(
            report,
            args.Length > 1 ? [.. args[1..].Select(a => int.Parse(a, null))] : [100_000, 10_000, 3_000]
        );
        return 0;
    case "schedules":
        SchedulesPerSecond.Run(report);
        return 0;
    case "book":
        await BookFigures.Run(report, loans: args.Length > 1 ? int.Parse(args[1], null) : 100_000);
        return 0;
    case "close":
        await NightlyClose.Run(report, loans: args.Length > 1 ? int.Parse(args[1], null) : 100_000);
        return 0;
    case "statement":
        await StatementImport.Run(report, lines: args.Length > 1 ? int.Parse(args[1], null) : 10_000);
        return 0;
    default:
        Console.Error.WriteLine(
            """
            Usage: dotnet run -c Release --project tests/Benchmarks -- list [rounds]   a list page against the barest one
                   dotnet run -c Release --project tests/Benchmarks -- load [loans]    lists of 10,000 people and 100,000 loans
                   dotnet run -c Release --project tests/Benchmarks -- posting [loans…] repayments against pgbench
                   dotnet run -c Release --project tests/Benchmarks -- schedules        annuity schedules a second
                   dotnet run -c Release --project tests/Benchmarks -- book [loans]     a book of loans with its ledger
                   dotnet run -c Release --project tests/Benchmarks -- close [loans]    a night over a book of loans
                   dotnet run -c Release --project tests/Benchmarks -- statement [rows]   a bank statement imported, and again
            """
        );
        return 2;
}
