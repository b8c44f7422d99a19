using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Database;

/// <summary>One thing that the clinic says of itself in consents and on sheets for patients.</summary>
public sealed class ClinicDetail
{
    /// <summary>One of the names in <see cref="ClinicDetails"/>.</summary>
    public required string Name { get; init; }

    public required string Ru { get; set; }

    public required string En { get; set; }
}

/// <summary>Reads and keeps what the clinic says of itself.</summary>
public sealed class ClinicDetails(ClinicDb db)
{
    public const string Phone = "phone";

    public static IReadOnlyList<string> Names { get; } = [Phone, RegulatoryOf(Modality.Injection), RegulatoryOf(Modality.NonInvasive)];

    /// <summary>How the device and the products of a modality are registered in this country.</summary>
    public static string RegulatoryOf(Modality modality) => $"regulatory_{Word.Of(modality)}";

    public async Task<IReadOnlyDictionary<string, Text>> ReadAsync(CancellationToken cancel) =>
        (await db.ClinicDetails.AsNoTracking().ToListAsync(cancel)).ToDictionary(d => d.Name, d => new Text(d.Ru, d.En));

    /// <summary>Keeps what is complete in both languages; what is left empty stays unsaid.</summary>
    public async Task RunAsync(IReadOnlyDictionary<string, Text> said, CancellationToken cancel)
    {
        var kept = await db.ClinicDetails.ToDictionaryAsync(d => d.Name, cancel);
        foreach (var name in Names)
        {
            if (!said.TryGetValue(name, out var words))
                db.ClinicDetails.RemoveRange(kept.TryGetValue(name, out var gone) ? [gone] : []);
            else if (kept.TryGetValue(name, out var row))
                (row.Ru, row.En) = (words.Ru, words.En);
            else
                db.ClinicDetails.Add(new() { Name = name, Ru = words.Ru, En = words.En });
        }

        await db.SaveChangesAsync(cancel);
    }
}
