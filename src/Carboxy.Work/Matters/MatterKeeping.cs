using Carboxy.Patients;
using Carboxy.Work.Audit;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Matters;

/// <summary>Puts matters before the physician; whoever calls saves, together with what gave rise to them.</summary>
static class MatterKeeping
{
    public const int LongestWords = 4000;

    public static Matter Open(ClinicDb db, MatterKind kind, MatterUrgency urgency, Guid record, Id<Patient> patient, Id<CourseRow>? course, Id<SessionRow>? session, Text why, IEnumerable<string> rules, string? words = null)
    {
        var matter = new Matter
        {
            Id = Id<Matter>.New(db.Now), PatientId = patient, CourseId = course, SessionId = session, Kind = kind, Urgency = urgency, WhyRu = why.Ru, WhyEn = why.En,
            Rules = string.Join(", ", rules.Distinct()), Words = words, RecordId = record, Actor = db.Actor.Code, At = db.Now,
        };
        db.Matters.Add(matter);
        db.Note(new(AuditKind.Create, "matter", matter.Id.Value, patient, Word.Of(kind)));
        return matter;
    }

    /// <summary>Adds what was done; of two at the same moment the key lets one through.</summary>
    public static async Task<MatterAct> ActAsync(ClinicDb db, Matter matter, MatterActKind kind, string words, CancellationToken cancel)
    {
        var act = new MatterAct
        {
            MatterId = matter.Id, Sequence = 1 + await db.MatterActs.CountAsync(a => a.MatterId == matter.Id, cancel), PatientId = matter.PatientId,
            Kind = kind, Words = words, Actor = db.Actor.Code, At = db.Now,
        };
        db.MatterActs.Add(act);
        db.Note(new(kind == MatterActKind.Noted ? AuditKind.Change : AuditKind.Sign, "matter", matter.Id.Value, matter.PatientId, Word.Of(kind)));
        return act;
    }
}
