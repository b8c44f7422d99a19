using Carboxy.Patients;
using Carboxy.Work.Audit;
using Carboxy.Work.Booking;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Matters;
using Carboxy.Work.Notes;
using Carboxy.Work.People;
using Carboxy.Work.Screening;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Directing;

/// <summary>
/// Gathers what waits, with a number of questions to the database that does not grow with what is there. It says why each
/// waits, so it is a reading of each record that it tells of.
/// </summary>
public sealed class OpenDesk(ClinicDb db, PendingDecisions decisions, OpenMatters matters, ListOverrides overrides, OverdueMeasures reassessments)
{
    const int AtMost = 100;

    /// <summary>What nobody looked at for so long is history.</summary>
    const int DaysBack = 45;

    public async Task<DeskView?> RunAsync(CancellationToken cancel)
    {
        if (await db.ActingAsync(Roles.Physician, cancel) is null && await db.ActingAsync(Roles.Owner, cancel) is null)
            return null;
        var (today, since) = (await db.TodayAsync(cancel), db.Now.AddDays(-DaysBack));
        var reviewed = (await db.DeskReviews.AsNoTracking().Where(r => r.At >= since).Select(r => new { r.About, r.RecordId, r.Sequence }).ToListAsync(cancel)).ToHashSet();
        var made = (await overrides.RunAsync(since, cancel)).Where(o => !reviewed.Contains(new { About = ReviewAbout.Override, RecordId = o.Act.Value, Sequence = 0 })).OrderBy(o => o.At).Take(AtMost).ToList();
        var deviations = (await db.SessionDeviations.AsNoTracking().Where(d => d.At >= since).OrderBy(d => d.At).Join(db.Sessions.AsNoTracking(), d => d.SessionId, s => s.Id, (d, s) => new { Row = d, s.PractitionerId }).ToListAsync(cancel))
            .Where(d => !reviewed.Contains(new { About = ReviewAbout.Deviation, RecordId = d.Row.SessionId.Value, d.Row.Sequence })).OrderBy(d => d.Row.At).Take(AtMost).ToList();
        var conflicts = await db.SessionConflicts.AsNoTracking().Where(c => !db.SessionSettlements.Any(s => s.SessionId == c.SessionId && s.EventId == c.EventId))
            .GroupBy(c => new { c.SessionId, c.PatientId }).Select(g => new { g.Key.SessionId, g.Key.PatientId, Open = g.Count(), Since = g.Min(c => c.At) }).OrderBy(c => c.Since).Take(AtMost).ToListAsync(cancel);
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.SignedAt == null && (s.State == SessionStates.Stopped || s.EndedAt != null || s.OnDay < today)).OrderBy(s => s.StartedAt).Take(AtMost).ToListAsync(cancel);
        var drafts = await db.NoteDrafts.AsNoTracking().Where(d => d.ClosedAt == null).OrderBy(d => d.CreatedAt).Take(AtMost).Select(d => new { d.Id, d.Title, d.PatientId, By = d.AuthorId, Since = d.CreatedAt }).ToListAsync(cancel);
        var cosigns = await db.Notes.AsNoTracking().Where(n => n.AsksCosign && !db.NoteCosigns.Any(c => c.NoteId == n.Id)).OrderBy(n => n.SignedAt).Take(AtMost).Select(n => new { n.Id, n.Title, n.PatientId, By = n.SignedBy, Since = n.SignedAt }).ToListAsync(cancel);
        var due = await reassessments.RunAsync(today, cancel);
        var courses = await PatientsOfAsync([.. made.Select(m => m.Course)], cancel);
        var actors = made.ConvertAll(m => PersonOf(m.Actor));
        var names = await NamesAsync([.. actors.OfType<Guid>(), .. deviations.Select(d => d.PractitionerId), .. sessions.Select(s => s.PractitionerId), .. drafts.Select(d => d.By), .. cosigns.Select(c => c.By)], cancel);
        var people = await ReadAsync([.. courses.Values, .. deviations.Select(d => d.Row.PatientId), .. conflicts.Select(c => c.PatientId), .. sessions.Select(s => s.PatientId), .. drafts.Select(d => d.PatientId), .. cosigns.Select(c => c.PatientId), .. due.Select(d => d.Patient)], cancel);
        return new()
        {
            Now = db.Now,
            Today = today,
            Viewer = db.Actor.PersonId,
            Matters = await matters.RunAsync(cancel),
            Decisions = await decisions.RunAsync(cancel),
            Overrides = [.. made.Select((m, i) => new OverrideRow(m, people[courses[m.Course]], actors[i] is { } by ? names.GetValueOrDefault(by) : null))],
            Deviations = [.. deviations.Select(d => new DeviationRow(d.Row, people[d.Row.PatientId], names.GetValueOrDefault(d.PractitionerId)))],
            Conflicts = [.. conflicts.Select(c => new ConflictRow(c.SessionId, people[c.PatientId], c.Open, c.Since))],
            Sessions = [.. sessions.Select(s => new UnsignedSession(s.Id, s.Number, people[s.PatientId], names.GetValueOrDefault(s.PractitionerId), s.StartedAt))],
            Drafts = [.. drafts.Select(d => new WaitingNote(d.Id, d.Title, people[d.PatientId], d.By, names.GetValueOrDefault(d.By), d.Since))],
            Cosigns = [.. cosigns.Select(c => new WaitingNote(c.Id, c.Title, people[c.PatientId], c.By, names.GetValueOrDefault(c.By), c.Since))],
            Reassessments = [.. due.Select(d => new OverdueMeasure(people[d.Patient], d.Course, d.Purpose, d.Measures, d.On))],
        };
    }

    async Task<Dictionary<Id<CourseRow>, Id<Patient>>> PatientsOfAsync(List<Id<CourseRow>> courses, CancellationToken cancel) => courses.Count == 0 ? []
        : await db.Courses.AsNoTracking().Where(c => courses.Contains(c.Id)).Select(c => new { c.Id, c.PatientId }).ToDictionaryAsync(c => c.Id, c => c.PatientId, cancel);

    async Task<Dictionary<Guid, string>> NamesAsync(List<Guid> ids, CancellationToken cancel)
    {
        ids = [.. ids.Distinct()];
        return await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancel);
    }

    /// <summary>The patients, each with a line of audit.</summary>
    async Task<Dictionary<Id<Patient>, Patient>> ReadAsync(List<Id<Patient>> ids, CancellationToken cancel)
    {
        ids = [.. ids.Distinct()];
        var found = await db.Patients.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        foreach (var id in ids)
            db.Note(new(AuditKind.Read, "patient", id.Value, id, "desk"));
        await db.SaveChangesAsync(cancel);
        return found;
    }

    static Guid? PersonOf(string actor) => actor.StartsWith("person:", StringComparison.Ordinal) && Guid.TryParse(actor.AsSpan("person:".Length), out var id) ? id : null;
}
