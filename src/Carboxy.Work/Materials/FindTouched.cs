using Carboxy.Materials;
using Carboxy.Patients;
using Carboxy.Work.Audit;
using Carboxy.Work.Booking;
using Carboxy.Work.Database;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Materials;

/// <summary>What is asked after: who was touched by it.</summary>
public abstract record RecallOf
{
    public sealed record Lot(Id<LotRow> Id) : RecallOf;

    /// <summary>A batch as somebody typed it, also one that the clinic never had in its stock.</summary>
    public sealed record Batch(string Words) : RecallOf;

    public sealed record Device(Id<ResourceRow> Id) : RecallOf;

    public sealed record Cylinder(Id<CylinderRow> Id) : RecallOf;

    /// <summary>As a form and a message carry it, such as <c>lot:ID</c>.</summary>
    public string Code => this switch
    {
        Lot of => $"lot:{of.Id}",
        Batch of => $"batch:{BatchKey.Of(of.Words)}",
        Device of => $"device:{of.Id}",
        Cylinder of => $"cylinder:{of.Id}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static RecallOf? Read(string? code) => (code ?? "").Split(':', 2) switch
    {
        ["lot", var id] when Guid.TryParse(id, out var lot) => new Lot(new(lot)),
        ["device", var id] when Guid.TryParse(id, out var device) => new Device(new(device)),
        ["cylinder", var id] when Guid.TryParse(id, out var cylinder) => new Cylinder(new(cylinder)),
        ["batch", var words] when BatchKey.Of(words).Length > 0 => new Batch(words),
        _ => null,
    };
}

/// <summary>What a recall is about, in words.</summary>
public sealed record RecallSubject(RecallOf Of, string Name, string Batch, bool Recalled)
{
    /// <summary>Patients are told that it is recalled only once it is: a lot that the clinic has is recalled first, and so can be used no more.</summary>
    public bool MayBeTold => Of is not RecallOf.Lot || Recalled;
}

/// <summary>One session in which it touched a patient.</summary>
public sealed record Touch(Id<SessionRow> Session, Id<Patient> PatientId, DateOnly OnDay, string Name, string Batch);

/// <summary>A patient with every session in which it touched them, the latest first.</summary>
public sealed record TouchedPatient(Patient Patient, IReadOnlyList<Touch> Sessions);

/// <summary>Whom it touched, a page of patients at a time.</summary>
public sealed record TouchedView(RecallSubject Subject, int Patients, int Sessions, IReadOnlyList<TouchedPatient> Shown, int Page, int Unread)
{
    public const int OnPage = 50;

    public int Pages => Math.Max(1, (Patients + OnPage - 1) / OnPage);
}

/// <summary>Finds every patient and session that a lot, a device or a cylinder touched. Each patient who is shown leaves a line of audit.</summary>
public sealed class FindTouched(ClinicDb db)
{
    /// <param name="of">What is asked after.</param>
    /// <param name="page">From 1; null gives all of them, for letters and lists.</param>
    /// <param name="why">A code for the audit.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<TouchedView?> RunAsync(RecallOf of, int? page, string why, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await SubjectAsync(db, of, cancel) is not { } subject)
            return null;
        var touches = await TouchesAsync(db, of, null, cancel);
        var patients = touches.GroupBy(t => t.PatientId).Select(g => (Id: g.Key, Last: g.Max(t => t.OnDay))).OrderByDescending(p => p.Last).ThenBy(p => p.Id.Value).ToList();
        var at = Math.Clamp(page ?? 1, 1, Math.Max(1, (patients.Count + TouchedView.OnPage - 1) / TouchedView.OnPage));
        var shown = (page is null ? patients : patients.Skip((at - 1) * TouchedView.OnPage).Take(TouchedView.OnPage)).Select(p => p.Id).ToList();
        var names = new Dictionary<Id<Patient>, Patient>();
        foreach (var some in shown.Chunk(500))
            foreach (var patient in await db.Patients.AsNoTracking().Where(p => some.Contains(p.Id)).ToListAsync(cancel))
                names[patient.Id] = patient;
        var of1 = touches.ToLookup(t => t.PatientId);
        foreach (var patient in shown)
            db.Note(new(AuditKind.Read, "material_use", null, patient, why));
        var view = new TouchedView(subject, patients.Count, touches.Select(t => t.Session).Distinct().Count(),
            [.. shown.Select(id => new TouchedPatient(names[id], [.. of1[id].OrderByDescending(t => t.OnDay).DistinctBy(t => t.Session)]))], at, await db.Sessions.CountAsync(s => s.Materials == null, cancel));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return view;
    }

    /// <summary>How many sessions and patients, without saying who.</summary>
    public async Task<(int Patients, int Sessions)> CountAsync(RecallOf of, CancellationToken cancel)
    {
        var touches = await TouchesAsync(db, of, null, cancel);
        return (touches.Select(t => t.PatientId).Distinct().Count(), touches.Select(t => t.Session).Distinct().Count());
    }

    /// <summary>Every session that it touched, of one patient or of all.</summary>
    internal static async Task<List<Touch>> TouchesAsync(ClinicDb db, RecallOf of, Id<Patient>? patient, CancellationToken cancel)
    {
        var uses = db.MaterialUses.AsNoTracking().Where(u => !u.Gone && (patient == null || u.PatientId == patient));
        var ways = new List<IQueryable<MaterialUse>>();
        switch (of)
        {
            case RecallOf.Lot lot:
                ways.Add(uses.Where(u => u.LotId == lot.Id));
                // Typed before the lot was received, or one of several of that number: better once too often than once too few.
                if (await db.Lots.AsNoTracking().Where(l => l.Id == lot.Id).Join(db.Products, l => l.ProductId, p => p.Id, (l, p) => new { l.NumberKey, p.Kind }).SingleOrDefaultAsync(cancel) is { } known)
                    ways.Add(uses.Where(u => u.BatchKey == known.NumberKey && u.LotId == null && u.DeviceId == null && (u.Kind == null || u.Kind == known.Kind)));
                break;
            case RecallOf.Batch batch:
                var key = BatchKey.Of(batch.Words);
                ways.Add(uses.Where(u => u.BatchKey == key));
                break;
            case RecallOf.Device device:
                ways.Add(uses.Where(u => u.DeviceId == device.Id));
                break;
            case RecallOf.Cylinder cylinder:
                ways.Add(uses.Where(u => u.CylinderId == cylinder.Id));
                break;
        }

        List<Touch> found = [];
        foreach (var way in ways)
            found.AddRange(await way.Select(u => new Touch(u.SessionId, u.PatientId, u.OnDay, u.Name, u.Batch)).ToListAsync(cancel));
        return found;
    }

    internal static async Task<RecallSubject?> SubjectAsync(ClinicDb db, RecallOf of, CancellationToken cancel)
    {
        switch (of)
        {
            case RecallOf.Lot { Id: var id }:
                return await db.Lots.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, cancel) is { } lot
                    ? new(of, await db.Products.AsNoTracking().Where(p => p.Id == lot.ProductId).Select(p => p.Name).SingleAsync(cancel), lot.Number,
                        await db.LotMarks.AsNoTracking().Where(m => m.LotId == id && m.Kind != LotMarkKind.Opened).OrderByDescending(m => m.Number).Select(m => (LotMarkKind?)m.Kind).FirstOrDefaultAsync(cancel) == LotMarkKind.Recalled)
                    : null;
            case RecallOf.Device { Id: var id }:
                return await db.Resources.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel) is { } device
                    ? new(of, device.Name, await db.Devices.AsNoTracking().Where(d => d.ResourceId == id).Select(d => d.Serial).SingleOrDefaultAsync(cancel) ?? "—", false) : null;
            case RecallOf.Cylinder { Id: var id }:
                return await db.Cylinders.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel) is { } cylinder
                    ? new(of, "CO2", $"{await db.Lots.AsNoTracking().Where(l => l.Id == cylinder.LotId).Select(l => l.Number).SingleAsync(cancel)} / {cylinder.Number}", false) : null;
            case RecallOf.Batch { Words: var words }:
                var key = BatchKey.Of(words);
                var used = await db.MaterialUses.AsNoTracking().Where(u => u.BatchKey == key && !u.Gone).OrderBy(u => u.OnDay).Select(u => new { u.Name, u.Batch }).FirstOrDefaultAsync(cancel);
                return new(of, used?.Name ?? "—", used?.Batch ?? words.Trim(), false);
            default:
                return null;
        }
    }
}
