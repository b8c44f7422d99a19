using Carboxy.Benchmarks.Patients;

Dictionary<string, Func<Task>> all = new(StringComparer.Ordinal)
{
    ["search"] = SearchBenchmark.RunAsync,
};

if (args is [var name, ..] && all.TryGetValue(name, out var run))
{
    await run();
    return 0;
}

Console.WriteLine($"./bench NAME, where NAME is one of: {string.Join(", ", all.Keys.Order(StringComparer.Ordinal))}");
return args.Length == 0 ? 0 : 2;
