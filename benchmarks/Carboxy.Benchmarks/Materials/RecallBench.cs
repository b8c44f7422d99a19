using System.Diagnostics;
using System.Globalization;
using Carboxy.Work.Database;
using Carboxy.Work.Materials;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Benchmarks.Materials;

/// <summary>The maker calls: whom did this lot touch? Among 100,000 sessions the answer must be there in a second, names, telephones and lines of audit included.</summary>
static class RecallBench
{
    const int Rounds = 9;
    const double GoalMilliseconds = 1000;

    public static async Task<int> RunAsync(string[] rest)
    {
        using var records = new BenchRecords(rest);
        var store = records.Store;
        var clinic = ((Opened.Ready)await new OpenClinic(store, TimeProvider.System).RunAsync(NewClinic.Unnamed, CancellationToken.None)).Clinic;
        var uses = new InventedUses(store, clinic);
        var filling = Stopwatch.StartNew();
        await uses.FillAsync();
        var size = await SizeAsync(records, clinic);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{InventedUses.Sessions:N0} sessions of {InventedUses.Patients:N0} patients, {InventedUses.Sessions * InventedUses.UsesOfSession:N0} uses, in {filling.Elapsed.TotalSeconds:0} s; {size}"));

        var lot = uses.Truth.MaxBy(t => t.Value.Count).Key;
        await ProveAsync(store, clinic, uses);
        var bare = await MedianAsync(() => BareAsync(store, clinic, lot));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  the limit: the bare query of {uses.Truth[lot].Count} sessions    {bare,8:0.0} ms"));
        var worst = 0.0;
        foreach (var (name, work) in new (string, Func<Task>)[]
                 {
                     ("how many patients and sessions", () => WithAsync(store, clinic, find => find.CountAsync(new RecallOf.Lot(lot), CancellationToken.None))),
                     ("a page of 50 patients, each with a line of audit", () => WithAsync(store, clinic, find => find.RunAsync(new RecallOf.Lot(lot), 1, "bench", CancellationToken.None))),
                     ("every patient for the letters, each with a line of audit", () => WithAsync(store, clinic, find => find.RunAsync(new RecallOf.Lot(lot), null, "bench", CancellationToken.None))),
                     ("the same by the number as somebody typed it", () => WithAsync(store, clinic, find => find.RunAsync(new RecallOf.Batch("lot 0007"), 1, "bench", CancellationToken.None))),
                     ("back, from a patient to every lot", () => BackAsync(store, clinic, uses)),
                 })
        {
            var median = await MedianAsync(work);
            worst = Math.Max(worst, median);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-58} {median,8:0.0} ms   {median / bare,6:0.0} x the limit"));
        }

        Console.WriteLine(worst < GoalMilliseconds ? "Every question in under a second: held." : "Every question in under a second: missed.");
        return worst < GoalMilliseconds ? 0 : 1;
    }

    static async Task<string> SizeAsync(BenchRecords records, Clinic clinic)
    {
        await using var db = Open(records.Store, clinic);
        return await records.SizeAsync(db);
    }

    /// <summary>What is found is what was invented, for lots from one end to the other.</summary>
    static async Task ProveAsync(ClinicStore store, Clinic clinic, InventedUses uses)
    {
        foreach (var lot in uses.LotIds.Where((_, i) => i % 37 == 0))
        {
            await using var db = Open(store, clinic);
            var found = await FindTouched.TouchesAsync(db, new RecallOf.Lot(lot), null, CancellationToken.None);
            if (!found.Select(t => t.Session.Value).ToHashSet().SetEquals(uses.Truth[lot]))
                throw new InvalidOperationException("A recall found other sessions than were invented.");
        }
    }

    static async Task BareAsync(ClinicStore store, Clinic clinic, Carboxy.Quantities.Id<LotRow> lot)
    {
        await using var db = Open(store, clinic);
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "select session_id, patient_id, on_day from material_use where clinic_id = @clinic and lot_id = @lot and not gone";
        foreach (var (name, value) in new[] { ("@clinic", clinic.Id.Value), ("@lot", lot.Value) })
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, InventedUses.AsStored(store, value));
            command.Parameters.Add(parameter);
        }

        await using var reader = await command.ExecuteReaderAsync();
        var rows = 0;
        while (await reader.ReadAsync())
            rows += reader.GetValue(0) is byte[] or Guid ? 1 : 0;
        if (rows == 0)
            throw new InvalidOperationException("The bare query found nothing.");
    }

    static async Task BackAsync(ClinicStore store, Clinic clinic, InventedUses uses)
    {
        await using var db = Open(store, clinic);
        await new PatientMaterials(db).RunAsync(uses.PatientIds[17], CancellationToken.None);
    }

    static async Task WithAsync<T>(ClinicStore store, Clinic clinic, Func<FindTouched, Task<T>> work)
    {
        await using var db = Open(store, clinic);
        await work(new FindTouched(db));
    }

    static async Task<double> MedianAsync(Func<Task> work)
    {
        List<double> times = [];
        for (var round = 0; round <= Rounds; round++)
        {
            var begun = Stopwatch.GetTimestamp();
            await work();
            if (round > 0) // the first warms up
                times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        times.Sort();
        return times[times.Count / 2];
    }

    static ClinicDb Open(ClinicStore store, Clinic clinic) => store.Open(new(clinic.Id, new Actor.Program("bench")), TimeProvider.System);
}
