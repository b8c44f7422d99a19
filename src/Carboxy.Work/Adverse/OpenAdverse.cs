using Carboxy.Patients;
using Carboxy.Sessions;
using Carboxy.Work.Audit;
using Carboxy.Work.Booking;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Carboxy.Work.Materials;
using Carboxy.Work.Matters;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Adverse;

/// <summary>A reaction as it stands, with whose it is and the session that it followed.</summary>
public sealed record AdverseLine(AdverseEventRow Event, Patient Patient, SessionRow Session);

/// <summary>Everything about one reaction.</summary>
/// <param name="Chain">Its entries, the first one first.</param>
/// <param name="Practitioner">Who treated.</param>
/// <param name="Device">The device that was used, or else the one that was booked for the session; null where nobody knows.</param>
/// <param name="Lots">The batches that touched the patient in that session.</param>
/// <param name="Effects">What it means for the sessions to come; empty where it means nothing, or nothing any more.</param>
/// <param name="Matters">What was put before a physician.</param>
public sealed record AdverseView(AdverseLine Line, IReadOnlyList<AdverseEventRow> Chain, string Practitioner, string? Device, IReadOnlyList<MaterialUse> Lots, IReadOnlyList<Consequence> Effects, IReadOnlyList<Id<Matter>> Matters);

/// <summary>Opens reactions for reading; each patient's leaves a line of audit.</summary>
public sealed class OpenAdverse(ClinicDb db, ClinicKnowledge knowledge)
{
    const int AtMost = 100;

    /// <summary>The latest reactions, the newest first.</summary>
    /// <param name="graver">Only those of grade 2 and above, without a grade, or never ended.</param>
    public async Task<IReadOnlyList<AdverseLine>> ListAsync(bool graver, CancellationToken cancel)
    {
        var rows = await db.AdverseEvents.AsNoTracking()
            .Where(a => !a.Retracted && a.SessionId != null && !db.AdverseEvents.Any(n => n.ReplacesId == a.Id) && (!graver || a.Grade == null || a.Grade >= 2 || a.EndedAt == null))
            .OrderByDescending(a => a.At).ThenBy(a => a.Kind).ThenByDescending(a => a.Id).Take(AtMost).ToListAsync(cancel);
        return await LinesAsync(rows, "adverse_list", cancel);
    }

    /// <summary>What followed one session; whoever calls has opened its record.</summary>
    internal async Task<IReadOnlyList<AdverseEventRow>> OfSessionAsync(Id<SessionRow> session, CancellationToken cancel) =>
        PastReactions.InForce(await db.AdverseEvents.AsNoTracking().Where(a => a.SessionId == session).OrderBy(a => a.StartedAt).ToListAsync(cancel));

    /// <param name="id">Any entry of its chain.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<AdverseView?> FindAsync(Id<AdverseEventRow> id, CancellationToken cancel)
    {
        if (await db.AdverseEvents.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.SessionId != null, cancel) is not { } any)
            return null;
        var root = any.Root;
        var chain = InOrder(await db.AdverseEvents.AsNoTracking().Where(a => a.Id == root || a.RootId == root).ToListAsync(cancel));
        var line = (await LinesAsync([chain[^1]], "adverse_page", cancel))[0];
        var practitioner = await db.People.AsNoTracking().Where(p => p.Id == line.Session.PractitionerId).Select(p => p.DisplayName).SingleAsync(cancel);
        var device = await db.Bookings.AsNoTracking().Where(b => b.CourseId == line.Session.CourseId && b.Number == line.Session.Number && BookingStates.Here.Contains(b.State) && b.DeviceId != null)
            .Join(db.Resources, b => b.DeviceId, r => (Id<ResourceRow>?)r.Id, (b, r) => r.Name).FirstOrDefaultAsync(cancel);
        var used = await db.MaterialUses.AsNoTracking().Where(u => u.SessionId == line.Session.Id && !u.Gone).OrderBy(u => u.Name).ToListAsync(cancel);
        var ids = chain.ConvertAll(c => c.Id.Value);
        return new(line, chain, practitioner, used.Find(u => u.Kind is null)?.Name ?? device, used.FindAll(u => u.Kind is not null), await EffectsAsync(line, chain, cancel), await db.Matters.AsNoTracking().Where(m => ids.Contains(m.RecordId)).Select(m => m.Id).ToListAsync(cancel));
    }

    /// <summary>From the first entry, each followed by the one that replaces it.</summary>
    static List<AdverseEventRow> InOrder(List<AdverseEventRow> entries)
    {
        List<AdverseEventRow> chain = [entries.Single(a => a.ReplacesId is null)];
        while (entries.Find(a => a.ReplacesId == chain[^1].Id) is { } next)
            chain.Add(next);
        return chain;
    }

    async Task<IReadOnlyList<Consequence>> EffectsAsync(AdverseLine line, List<AdverseEventRow> chain, CancellationToken cancel)
    {
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.PatientId == line.Patient.Id).ToListAsync(cancel);
        var all = await PastReactions.OfAsync(db, knowledge, line.Patient.Id, sessions, cancel);
        return line.Event.Retracted ? [] : [.. all.Where(c => chain.Exists(e => e.Kind == c.Reaction.Kind && e.Grade == c.Reaction.Grade) && c.Reaction.Zone == line.Session.Zone).DistinctBy(c => c.Rule.Id)];
    }

    async Task<IReadOnlyList<AdverseLine>> LinesAsync(List<AdverseEventRow> rows, string why, CancellationToken cancel)
    {
        var (people, ids) = (rows.Select(r => r.PatientId).Distinct().ToList(), rows.Select(r => r.SessionId!.Value).Distinct().ToList());
        var patients = await db.Patients.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        var sessions = await db.Sessions.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancel);
        foreach (var patient in people)
            db.Note(new(AuditKind.Read, "adverse_event", null, patient, why));
        await db.SaveChangesAsync(cancel);
        return rows.ConvertAll(r => new AdverseLine(r, patients[r.PatientId], sessions[r.SessionId!.Value]));
    }
}
