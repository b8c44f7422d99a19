using System.Text.Json;
using Carboxy.Knowledge;
using Carboxy.Sessions;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Carboxy.Work.Matters;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Adverse;

/// <summary>
/// Adds entries of adverse events to a save, and puts before the physician what must not wait for the next session. An entry
/// is never changed: what comes to be known later is another entry of its chain.
/// </summary>
sealed class AdverseKeeping(ClinicDb db, ClinicKnowledge knowledge)
{
    /// <summary>What the events of a session say of reactions.</summary>
    public async Task FromSessionAsync(SessionRow session, IReadOnlyList<SessionEvent> events, CancellationToken cancel)
    {
        foreach (var happened in events)
        {
            var actor = new Actor.Person(happened.By).Code;
            switch (happened.What)
            {
                case SessionFact.ReactionNoted noted:
                    Add(session, new()
                    {
                        Id = new(happened.Id.Value), PatientId = session.PatientId, SessionId = session.Id, Kind = noted.Type, Grade = noted.Grade, StartedAt = noted.StartedAt,
                        EndedAt = noted.EndedAt, Content = SessionJson.Write(noted), Actor = actor, At = happened.At,
                    });
                    break;
                case SessionFact.ReactionEnded ended when await FindAsync(new(ended.Reaction.Value), cancel) is { } row:
                    db.AdverseEvents.Add(Carry(row, new(happened.Id.Value), actor, happened.At, Later(ended.EndedAt, row.StartedAt)));
                    break;
                case SessionFact.TakenBack back when await FindAsync(new(back.Entry.Value), cancel) is { } row:
                    db.AdverseEvents.Add(Carry(row, new(happened.Id.Value), actor, happened.At, row.EndedAt, retracted: true));
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Adds a first entry, and a matter where it is grave.</summary>
    public void Add(SessionRow session, AdverseEventRow row)
    {
        db.AdverseEvents.Add(row);
        PutBefore(session, row);
    }

    /// <summary>The entry that stands at the end of a chain, or null.</summary>
    public async Task<AdverseEventRow?> FindAsync(Id<AdverseEventRow> root, CancellationToken cancel)
    {
        List<AdverseEventRow> chain =
        [
            .. await db.AdverseEvents.AsNoTracking().Where(a => a.Id == root || a.RootId == root).ToListAsync(cancel),
            .. db.AdverseEvents.Local.Where(a => a.Root == root && db.Entry(a).State == EntityState.Added),
        ];
        return PastReactions.InForce(chain).SingleOrDefault();
    }

    /// <summary>The next entry of a chain: what it says anew, and the rest as it was.</summary>
    public static AdverseEventRow Carry(AdverseEventRow row, Id<AdverseEventRow> id, string actor, DateTimeOffset at, DateTimeOffset? ended, bool retracted = false, string? kind = null, int? grade = null, string? words = null, AdverseSource? source = null) => new()
    {
        Id = id, PatientId = row.PatientId, SessionId = row.SessionId, Kind = kind ?? row.Kind, Grade = grade ?? row.Grade, StartedAt = row.StartedAt, EndedAt = ended, Content = row.Content, Actor = actor, At = at,
        ReplacesId = row.Id, RootId = row.Root, Source = source ?? row.Source, Words = words ?? row.Words, Retracted = retracted,
    };

    /// <summary>A red flag at once, and whatever keeps the next session back or lasts more than a day, today.</summary>
    public void PutBefore(SessionRow session, AdverseEventRow row)
    {
        var known = knowledge.AdverseEvents.FirstOrDefault(e => e.Id == row.Kind) ?? knowledge.AdverseEvents.First(e => e.Id == AdverseEventReader.Other);
        var reaction = new PastReaction(row.Kind, row.Grade, null, (row.EndedAt ?? db.Now) - row.StartedAt, session.Modality, session.Zone, CourseFiles.SideOf(session.Side), Decided: false, Latest: true);
        var grave = Aftermath.Of(knowledge.Aftermath, knowledge.AdverseEvents, [reaction]).Where(c => c.Rule.Effect > AftermathEffect.LowerDose).ToList();
        if (grave.Count == 0)
            return;
        var flag = known.Kind is AdverseKind.RedFlag or AdverseKind.Serious;
        var (ru, en, means) = row.Grade is { } g ? ($", степень {g}", $", grade {g}", grave[0].Rule.Says) : ("", "", grave[0].Rule.Says);
        MatterKeeping.Open(db, flag ? MatterKind.RedFlag : known.Kind == AdverseKind.Unknown ? MatterKind.PatientsWords : MatterKind.AdverseEvent, flag ? MatterUrgency.Now : MatterUrgency.Today, row.Id.Value,
            row.PatientId, session.CourseId, session.Id,
            new($"После сеанса {session.Number}: «{known.Name.Ru}»{ru}. {means.Ru}", $"After session {session.Number}: \"{known.Name.En}\"{en}. {means.En}"),
            grave.SelectMany(c => c.Rule.Sources.Prepend(c.Rule.Id)), row.Words);
    }

    internal static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    internal static string Content(object said) => JsonSerializer.Serialize(said, SessionJson.Options);
}
