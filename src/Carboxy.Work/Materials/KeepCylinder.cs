using Carboxy.Booking;
using Carboxy.Materials;
using Carboxy.Work.Audit;
using Carboxy.Work.Booking;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Materials;

/// <summary>A cylinder that came, as the form asks for it; kilograms and litres as they are stamped on it.</summary>
public sealed record CylinderEntry(Id<LotRow> Lot, string? Number, decimal? FilledKg, decimal? EmptyKg, decimal? WaterLitres);

/// <summary>Something read at a cylinder, as the form asks for it: kilograms, or bar and degrees.</summary>
public sealed record ReadingEntry(ReadingKind Kind, decimal? Value, decimal? Celsius, Id<ResourceRow>? Device);

/// <summary>Keeps cylinders of gas and what is read at them.</summary>
public sealed class KeepCylinder(ClinicDb db, TimeProvider clock)
{
    public async Task<Kept> RunAsync(string submission, CylinderEntry entry, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (await db.MadeAlreadyAsync(submission, cancel) is { } made)
            return new Kept.Done(made);
        if (!await db.Lots.AnyAsync(l => l.Id == entry.Lot && db.Products.Any(p => p.Id == l.ProductId && p.Kind == ProductKind.Gas), cancel))
            return Kept.No("Lot", "Выберите серию газа. Если её нет, сначала примите газ на склад.", "Choose the batch of gas. If it is not there, receive the gas into stock first.");
        if (BatchKey.Of(entry.Number).Length == 0)
            return Kept.No("CylinderNumber", "Номер баллона выбит на горловине.", "The number is stamped on the neck of the cylinder.");
        if (Grams(entry.FilledKg) is not { } filled)
            return Kept.No("FilledKg", "Масса газа в килограммах: больше нуля, не больше 100.", "The mass of gas in kilograms: above zero, 100 at most.");
        if (entry.EmptyKg is not null && Grams(entry.EmptyKg) is null)
            return Kept.No("EmptyKg", "Масса пустого баллона в килограммах, как выбита; до 100.", "The mass of the empty cylinder in kilograms as stamped; 100 at most.");
        if (entry.WaterLitres is <= 0 or > 200)
            return Kept.No("WaterLitres", "Вместимость в литрах, как выбита; до 200.", "The water volume in litres as stamped; 200 at most.");
        var now = clock.GetUtcNow();
        var row = new CylinderRow
        {
            Id = Id<CylinderRow>.New(now), LotId = entry.Lot, Number = EntryWords.Clean(entry.Number, BatchKey.Longest)!, FilledGrams = filled, EmptyGrams = Grams(entry.EmptyKg),
            WaterMillilitres = entry.WaterLitres is { } litres ? (int)(litres * 1000) : null, FilledAt = now, Actor = db.Actor.Code,
        };
        if (row.WaterMillilitres == 0)
            return Kept.No("WaterLitres", "Вместимость в литрах, как выбита; до 200.", "The water volume in litres as stamped; 200 at most.");
        db.Cylinders.Add(row);
        db.Note(new(AuditKind.Create, "cylinder", row.Id.Value, patient: null));
        return new Kept.Done(await db.SaveOnceAsync(submission, "cylinder", row.Id.Value, cancel) ?? row.Id.Value);
    }

    public async Task<Kept> ReadAsync(string submission, Id<CylinderRow> id, ReadingEntry entry, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (await db.MadeAlreadyAsync(submission, cancel) is { } made)
            return new Kept.Done(made);
        if (await db.Cylinders.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } cylinder)
            return new Kept.Gone();
        if (await ProblemAsync(cylinder, entry, cancel) is { } problem)
            return new Kept.Refused([problem]);
        var number = await db.CylinderReadings.CountAsync(r => r.CylinderId == id, cancel) + 1;
        db.CylinderReadings.Add(new()
        {
            CylinderId = id, Number = number, Kind = entry.Kind, Actor = db.Actor.Code, At = clock.GetUtcNow(),
            Thousandths = entry.Kind switch { ReadingKind.Weight => entry.Value!.Value is var kg ? (long)(kg * 1_000_000) : null, ReadingKind.Pressure => (long)(entry.Value!.Value * 1000), _ => null },
            Tenths = entry.Kind == ReadingKind.Pressure ? (int)((entry.Celsius ?? 20m) * 10) : null,
            DeviceId = entry.Kind == ReadingKind.Fitted ? entry.Device : null,
        });
        db.Note(new(AuditKind.Change, "cylinder", id.Value, patient: null, Word.Of(entry.Kind)));
        try
        {
            return new Kept.Done(await db.SaveOnceAsync(submission, "cylinder_reading", id.Value, cancel) ?? id.Value);
        }
        catch (DbUpdateException e) when (e.IsTaken)
        {
            return new Kept.Gone();
        }
    }

    async Task<EntryProblem?> ProblemAsync(CylinderRow cylinder, ReadingEntry entry, CancellationToken cancel) => entry switch
    {
        { Kind: ReadingKind.Weight } when cylinder.EmptyGrams is null => new("Value", new("У баллона не записана масса пустого: вес ничего не скажет.", "The mass of the empty cylinder is not known: a weight says nothing.")),
        { Kind: ReadingKind.Weight } when Grams(entry.Value) is not { } grams || grams < cylinder.EmptyGrams * 0.98m || grams > cylinder.EmptyGrams + (cylinder.FilledGrams * 1.1m) =>
            new("Value", new($"Вес баллона с газом — от {cylinder.EmptyGrams / 1000m:0.##} кг (пустой) до {(cylinder.EmptyGrams + cylinder.FilledGrams) / 1000m:0.##} кг (полный). Взвесьте ещё раз.", $"Cylinder and gas weigh from {cylinder.EmptyGrams / 1000m:0.##} kg (empty) to {(cylinder.EmptyGrams + cylinder.FilledGrams) / 1000m:0.##} kg (full). Weigh again.")),
        { Kind: ReadingKind.Pressure, Value: not (>= 0 and <= 300) } => new("Value", new("Давление в баллоне — от 0 до 300 бар.", "The pressure in the cylinder is 0 to 300 bar.")),
        { Kind: ReadingKind.Pressure, Celsius: < -40 or > 60 } => new("Celsius", new("Температура — от −40 до 60 °C.", "The temperature is -40 to 60 °C.")),
        { Kind: ReadingKind.Fitted } when entry.Device is not { } device || !await db.Resources.AnyAsync(r => r.Id == device && r.Kind == ResourceKind.Device && r.RetiredOn == null, cancel) =>
            new("Device", new("Выберите аппарат.", "Choose the device.")),
        { Kind: not (ReadingKind.Weight or ReadingKind.Pressure or ReadingKind.Fitted or ReadingKind.Empty) } => new("Kind", new("Что сделали с баллоном?", "What was done with the cylinder?")),
        _ => null,
    };

    static int? Grams(decimal? kilograms) => kilograms is > 0 and <= Cylinder.MostGrams / 1000 && (int)(kilograms.Value * 1000) is > 0 and var grams ? grams : null;
}
