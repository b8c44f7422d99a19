using System.Text.Json;
using Carboxy.Booking;
using Carboxy.Materials;
using Carboxy.Work.Audit;
using Carboxy.Work.Booking;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Materials;

/// <summary>The papers of a device, as the form asks for them.</summary>
public sealed record DeviceEntry(string? Model, string? Serial, DateOnly? ServiceDueOn);

/// <summary>A part that was fitted, as the form asks for it.</summary>
public sealed record PartEntry(PartKind Kind, string? Batch, DateOnly? FittedOn, DateOnly? DueOn, int? UsesAllowed);

/// <summary>Keeps the papers and parts of the calendar's devices. A device whose service is overdue is not offered until the next date is entered.</summary>
public sealed class KeepDevice(ClinicDb db, StopOverdueDevices stop, TimeProvider clock)
{
    /// <summary>Years that a service date or a fitting may lie away; beyond them the year is a slip.</summary>
    const int Years = 10;

    public async Task<Kept> RunAsync(string submission, Id<ResourceRow> id, int version, DeviceEntry entry, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (await db.MadeAlreadyAsync(submission, cancel) is { } made)
            return new Kept.Done(made);
        if (!await db.Resources.AnyAsync(r => r.Id == id && r.Kind == ResourceKind.Device, cancel))
            return new Kept.Gone();
        var (serial, today) = (EntryWords.Clean(entry.Serial, BatchKey.Longest), await db.TodayAsync(cancel));
        if (!string.IsNullOrWhiteSpace(entry.Serial) && BatchKey.Of(serial).Length == 0)
            return Kept.No("Serial", "Заводской номер — буквы и цифры с таблички.", "The serial number: letters and digits from the plate.");
        if (entry.ServiceDueOn is { } due && (due > today.AddYears(Years) || due < today.AddYears(-Years)))
            return Kept.No("ServiceDueOn", $"Дата дальше чем {Years} лет. Проверьте год.", $"The date is more than {Years} years away. Check the year.");
        var key = serial is null ? null : BatchKey.Of(serial);
        if (key is not null && await db.Devices.AnyAsync(d => d.SerialKey == key && d.ResourceId != id, cancel))
            return Kept.No("Serial", "Этот номер записан у другого аппарата. Проверьте табличку.", "Another device has this number. Check the plate.");
        var row = await db.Devices.SingleOrDefaultAsync(d => d.ResourceId == id, cancel);
        if ((row?.Version ?? 0) != version)
            return new Kept.Gone();
        if (row is null)
            db.Devices.Add(row = new() { ResourceId = id, Version = 0 });
        (row.Model, row.Serial, row.SerialKey, row.ServiceDueOn, row.Version) = (EntryWords.Clean(entry.Model, 120), serial, key, entry.ServiceDueOn, row.Version + 1);
        db.DeviceVersions.Add(new() { ResourceId = id, Version = row.Version, At = clock.GetUtcNow(), Actor = db.Actor.Code, Content = JsonSerializer.Serialize(new { row.Model, row.Serial, row.ServiceDueOn }, JsonSerializerOptions.Web) });
        db.Note(new(AuditKind.Change, "device", id.Value, patient: null, "papers"));
        var kept = await SaveAsync(submission, id.Value, cancel);
        if (kept is Kept.Done)
            await stop.RunAsync(cancel);
        return kept;
    }

    public async Task<Kept> FitAsync(string submission, Id<ResourceRow> id, PartEntry entry, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (await db.MadeAlreadyAsync(submission, cancel) is { } made)
            return new Kept.Done(made);
        if (!await db.Devices.AnyAsync(d => d.ResourceId == id, cancel))
            return Kept.No("Fit", "Сначала внесите карточку аппарата.", "Enter the papers of the device first.");
        var today = await db.TodayAsync(cancel);
        var fitted = entry.FittedOn ?? today;
        if (fitted > today || fitted < today.AddYears(-Years))
            return Kept.No("FittedOn", "День замены — сегодня или раньше.", "The day of fitting is today or earlier.");
        if (entry.DueOn < fitted || entry.DueOn > today.AddYears(Years))
            return Kept.No("DueOn", "Срок следующей замены — позже дня замены, не дальше десяти лет.", "The next replacement is due after the day of fitting, within ten years.");
        if (entry.UsesAllowed is < 1 or > 100_000)
            return Kept.No("UsesAllowed", "Число сеансов — от 1 до 100 000; пусто, если не ограничено.", "The number of sessions: 1 to 100,000; empty where it has no limit.");
        if (!Enum.IsDefined(entry.Kind))
            return Kept.No("Kind", "Фильтр или трубка?", "A filter or a tube?");
        var number = await db.DeviceParts.CountAsync(p => p.ResourceId == id, cancel) + 1;
        db.DeviceParts.Add(new() { ResourceId = id, Number = number, Kind = entry.Kind, Batch = EntryWords.Clean(entry.Batch, BatchKey.Longest), FittedOn = fitted, DueOn = entry.DueOn, UsesAllowed = entry.UsesAllowed, Actor = db.Actor.Code, At = clock.GetUtcNow() });
        db.Note(new(AuditKind.Change, "device", id.Value, patient: null, "part"));
        return await SaveAsync(submission, id.Value, cancel);
    }

    async Task<Kept> SaveAsync(string submission, Guid id, CancellationToken cancel)
    {
        try
        {
            return new Kept.Done(await db.SaveOnceAsync(submission, "device", id, cancel) ?? id);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || e.IsTaken)
        {
            return new Kept.Gone();
        }
    }
}
