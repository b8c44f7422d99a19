using Carboxy.Screening;

// Each suite says how quick something must be, and for whom; RESULTS.md keeps what was measured.
var suites = new Dictionary<string, Func<string[], int>>(StringComparer.Ordinal)
{
    ["screening"] = ScreeningBench.Run,
};

if (args.Length > 0 && suites.TryGetValue(args[0], out var suite))
    return suite(args[1..]);

Console.Error.WriteLine("Measures what must be quick. Suites: " + string.Join(", ", suites.Keys));
return args.Length == 0 ? 0 : 2;
