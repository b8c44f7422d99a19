using Carboxy.Patients;
using Carboxy.Work.Audit;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Matters;

/// <summary>A matter with whose it is and what was done about it so far.</summary>
public sealed record MatterView(Matter Matter, Patient Patient, CourseRow? Course, IReadOnlyList<MatterAct> Acts)
{
    /// <summary>What closed it, or null while it is open.</summary>
    public MatterAct? Closed => Acts.FirstOrDefault(a => a.Kind != MatterActKind.Noted);
}

/// <summary>How many matters wait, and how many of them must not.</summary>
public sealed record MattersWaiting(int All, int Now);

/// <summary>What waits for a physician: the most urgent first, then the longest wait.</summary>
public sealed class OpenMatters(ClinicDb db)
{
    const int AtMost = 200;

    /// <summary>The list says why each waits, so it is a reading of each record.</summary>
    public async Task<IReadOnlyList<MatterView>> RunAsync(CancellationToken cancel) =>
        await ViewAsync(await Open.OrderBy(m => m.At).ThenBy(m => m.Id).Take(AtMost).ToListAsync(cancel), "matters", cancel);

    /// <summary>What was closed last, the newest first.</summary>
    public async Task<IReadOnlyList<MatterView>> ClosedAsync(int atMost, CancellationToken cancel)
    {
        var ids = await db.MatterActs.AsNoTracking().Where(a => a.Kind != MatterActKind.Noted).OrderByDescending(a => a.At).Select(a => a.MatterId).Take(atMost).ToListAsync(cancel);
        return [.. (await ViewAsync(await db.Matters.AsNoTracking().Where(m => ids.Contains(m.Id)).ToListAsync(cancel), "matters_closed", cancel)).OrderByDescending(v => v.Closed!.At)];
    }

    /// <summary>The matters of one patient that are still open; whoever calls has opened that patient's record.</summary>
    internal async Task<IReadOnlyList<Matter>> OfAsync(Id<Patient> patient, CancellationToken cancel) =>
        await Open.Where(m => m.PatientId == patient).OrderBy(m => m.At).ToListAsync(cancel);

    public async Task<MatterView?> FindAsync(Id<Matter> id, CancellationToken cancel) =>
        (await ViewAsync(await db.Matters.AsNoTracking().Where(m => m.Id == id).ToListAsync(cancel), "matter_page", cancel)).SingleOrDefault();

    /// <summary>Numbers only; nothing of a patient leaves with them.</summary>
    public async Task<MattersWaiting> CountAsync(CancellationToken cancel)
    {
        var open = await Open.GroupBy(m => m.Urgency).Select(g => new { Urgency = g.Key, Count = g.Count() }).ToListAsync(cancel);
        return new(open.Sum(o => o.Count), open.Where(o => o.Urgency == MatterUrgency.Now).Sum(o => o.Count));
    }

    IQueryable<Matter> Open => db.Matters.AsNoTracking().Where(m => !db.MatterActs.Any(a => a.MatterId == m.Id && a.Kind != MatterActKind.Noted));

    async Task<IReadOnlyList<MatterView>> ViewAsync(List<Matter> matters, string why, CancellationToken cancel)
    {
        if (matters.Count == 0)
            return [];
        var (ids, people, treated) = (matters.ConvertAll(m => m.Id), matters.Select(m => m.PatientId).Distinct().ToList(), matters.Select(m => m.CourseId).OfType<Id<CourseRow>>().Distinct().ToList());
        var acts = (await db.MatterActs.AsNoTracking().Where(a => ids.Contains(a.MatterId)).OrderBy(a => a.Sequence).ToListAsync(cancel)).ToLookup(a => a.MatterId);
        var patients = await db.Patients.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        var courses = await db.Courses.AsNoTracking().Where(c => treated.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        foreach (var patient in people)
            db.Note(new(AuditKind.Read, "matter", null, patient, why));
        await db.SaveChangesAsync(cancel);
        return [.. matters.OrderByDescending(m => m.Urgency).ThenBy(m => m.At).Select(m => new MatterView(m, patients[m.PatientId], m.CourseId is { } c ? courses[c] : null, [.. acts[m.Id]]))];
    }
}
