using System.Text.Json;
using Carboxy.Materials;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Materials;

/// <summary>A product as the form asks for it.</summary>
public sealed record ProductEntry
{
    public const int LongestName = 120;

    /// <summary>Units in which the clinic keeps stock.</summary>
    public static IReadOnlyList<string> Units { get; } = ["ml", "g", "pcs"];

    public ProductKind Kind { get; init; } = ProductKind.Other;

    public string? Name { get; init; }

    public string? Maker { get; init; }

    public string? CatalogueNumber { get; init; }

    public string? Gtin { get; init; }

    public string Unit { get; init; } = "pcs";

    public decimal? PerUse { get; init; } = 1;

    public decimal? OrderAt { get; init; }

    public int? DaysOnceOpen { get; init; }

    public bool Retired { get; init; }

    internal IEnumerable<EntryProblem> Problems()
    {
        if (EntryWords.Clean(Name, LongestName) is null)
            yield return new("Name", new("Назовите средство.", "Name the product."));
        if (!Enum.IsDefined(Kind))
            yield return new("Kind", new("Выберите вид.", "Choose the kind."));
        if (!Units.Contains(Unit))
            yield return new("Unit", new("Выберите единицу: мл, г или шт.", "Choose a unit: ml, g or pcs."));
        if (EntryWords.Thousandths(PerUse) is null)
            yield return new("PerUse", new("Расход на сеанс — число больше нуля, не больше миллиона.", "The use per session is a number above zero, a million at most."));
        if (OrderAt is not null && EntryWords.Thousandths(OrderAt, zero: true) is null)
            yield return new("OrderAt", new("Уровень заказа — число от нуля до миллиона.", "The reorder level is a number from zero to a million."));
        if (DaysOnceOpen is < 1 or > 3650)
            yield return new("DaysOnceOpen", new("Срок после вскрытия — от 1 до 3650 дней.", "Once open it keeps for 1 to 3650 days."));
        if (!string.IsNullOrWhiteSpace(Gtin) && Carboxy.Materials.Gtin.Read(Gtin.Trim()) is null)
            yield return new("Gtin", new("Это не номер товара: 8, 12, 13 или 14 цифр с верной контрольной.", "This is no article number: 8, 12, 13 or 14 digits with a right check digit."));
    }
}

/// <summary>Keeps a product that the clinic buys, each save as a version.</summary>
public sealed class SaveProduct(ClinicDb db, TimeProvider clock)
{
    public async Task<Kept> RunAsync(string submission, Id<ProductRow>? id, int version, ProductEntry entry, CancellationToken cancel)
    {
        if (await db.MadeAlreadyAsync(submission, cancel) is { } made)
            return new Kept.Done(made);
        var problems = entry.Problems().ToList();
        if (problems.Count > 0)
            return new Kept.Refused(problems);
        var row = id is { } known ? await db.Products.SingleOrDefaultAsync(p => p.Id == known && p.Version == version, cancel) : New(clock.GetUtcNow());
        if (row is null)
            return new Kept.Gone();
        if (await TakenAsync(db, entry, row.Id, cancel) is { } taken)
            return new Kept.Refused([taken]);
        if (id is null)
            db.Products.Add(row);
        Fill(row, entry);
        Keep(db, row, clock.GetUtcNow());
        db.Note(new(id is null ? AuditKind.Create : AuditKind.Change, "product", row.Id.Value, patient: null));
        try
        {
            return new Kept.Done(await db.SaveOnceAsync(submission, "product", row.Id.Value, cancel) ?? row.Id.Value);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || e.IsTaken)
        {
            db.ChangeTracker.Clear();
            return await TakenAsync(db, entry, row.Id, cancel) is { } theirs ? new Kept.Refused([theirs]) : new Kept.Gone();
        }
    }

    /// <summary>Whether another product has this article number.</summary>
    internal static async Task<EntryProblem?> TakenAsync(ClinicDb db, ProductEntry entry, Id<ProductRow> own, CancellationToken cancel) =>
        GtinOf(entry) is { } gtin && await db.Products.AsNoTracking().Where(p => p.Gtin == gtin && p.Id != own).Select(p => p.Name).FirstOrDefaultAsync(cancel) is { } name
            ? new("Gtin", new($"Этот номер уже у средства «{name}». Выберите его или проверьте номер.", $"\"{name}\" has this number already. Choose it, or check the number."))
            : null;

    internal static ProductRow New(DateTimeOffset now) =>
        new() { Id = Id<ProductRow>.New(now), Kind = ProductKind.Other, Name = "", Unit = "pcs", PerUse = 1000, Retired = false, Version = 0, CreatedAt = now };

    internal static void Fill(ProductRow row, ProductEntry entry)
    {
        (row.Kind, row.Name, row.Unit) = (entry.Kind, EntryWords.Clean(entry.Name, ProductEntry.LongestName)!, entry.Unit);
        (row.Maker, row.CatalogueNumber, row.Gtin) = (EntryWords.Clean(entry.Maker, 120), EntryWords.Clean(entry.CatalogueNumber, 60), GtinOf(entry));
        (row.PerUse, row.OrderAt, row.DaysOnceOpen, row.Retired) = (EntryWords.Thousandths(entry.PerUse)!.Value, EntryWords.Thousandths(entry.OrderAt, zero: true), entry.DaysOnceOpen, entry.Retired);
    }

    internal static void Keep(ClinicDb db, ProductRow row, DateTimeOffset now)
    {
        row.Version++;
        db.ProductVersions.Add(new()
        {
            ProductId = row.Id, Version = row.Version, At = now, Actor = db.Actor.Code,
            Content = JsonSerializer.Serialize(new { kind = Word.Of(row.Kind), row.Name, row.Maker, row.CatalogueNumber, row.Gtin, row.Unit, row.PerUse, row.OrderAt, row.DaysOnceOpen, row.Retired }, JsonSerializerOptions.Web),
        });
    }

    static string? GtinOf(ProductEntry entry) => Carboxy.Materials.Gtin.Read(entry.Gtin?.Trim())?.Digits;
}
