using Carboxy.Knowledge;
using Carboxy.Sessions;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Consents;

/// <summary>Writes the consent for a course: for the sessions that none covers yet, in a language, with the name of whoever explains it.</summary>
public sealed class ConsentSheets(ClinicDb db, ClinicKnowledge knowledge, TimeProvider clock)
{
    internal async Task<ConsentSheet> OfAsync(CourseView view, Language? language, bool beyond, Guid? explainer, CancellationToken cancel)
    {
        var (spoken, covered) = (language ?? view.File.Patient.Language, SessionsOf(view, beyond));
        var (first, last) = covered ?? (0, 0);
        var details = await new ClinicDetails(db).ReadAsync(cancel);
        var name = await db.People.AsNoTracking().Where(p => p.Id == explainer).Select(p => p.DisplayName).SingleOrDefaultAsync(cancel) ?? "";
        var text = covered is null ? null : ConsentText.Compose(knowledge.Consent, Asked(view, first, last, name, spoken, details), spoken);
        return new(view, first, last, spoken, text, name, SessionsOf(view, beyond: true) is not null);
    }

    ConsentAsked Asked(CourseView view, int first, int last, string practitioner, Language spoken, IReadOnlyDictionary<string, Text> details)
    {
        var gap = Days.Count(view.Course.GapDays ?? view.Rule.IdealGap.Value);
        var aim = new Text(view.Course.Indication, view.Course.Indication);
        return new()
        {
            Modality = view.Course.Modality,
            Zone = view.Course.Zone,
            ZoneName = SideWords.With(knowledge.Zones.Find(view.Course.Zone)?.Name ?? aim, view.Course.Side),
            Goals = [view.Course.Goal, view.Course.Indication],
            Indication = view.Indication?.Name ?? aim,
            Level = LevelOf(view),
            Evidence = view.Plan.Evidence?.Found ?? new("исследований для этой цели не опубликовано, пользу только предполагают.", "no study of this aim was published; a benefit is only assumed."),
            FirstSession = first,
            LastSession = last,
            Rhythm = new($"один сеанс раз в {gap.Ru}", $"one session every {gap.En}"),
            Practitioner = practitioner,
            Regulatory = details.GetValueOrDefault(ClinicDetails.RegulatoryOf(view.Course.Modality)) is { } said ? new(said.Ru.TrimEnd('.'), said.En.TrimEnd('.')) : null,
            ClinicPhone = details.GetValueOrDefault(ClinicDetails.Phone)?.In(spoken),
        };
    }

    internal static EvidenceLevel LevelOf(CourseView view) => view.Plan.Evidence?.Level ?? EvidenceLevel.Claim;

    /// <summary>From the first planned session without a standing consent; the sessions beyond the usual number have a sheet of their own (C-03).</summary>
    (int First, int Last)? SessionsOf(CourseView view, bool beyond)
    {
        var (now, usual) = (clock.GetUtcNow(), (int)view.Rule.Sessions.Value.To);
        if (beyond)
            return view.Rule.Extension?.Value is { } more && view.File.ConsentFor((int)more.From, now) is null ? ((int)more.From, (int)more.To) : null;
        var from = view.Next.Progress.Held + 1;
        var uncovered = Enumerable.Range(from, Math.Max(0, view.Course.Sessions - from + 1)).Where(n => view.File.ConsentFor(n, now) is null).ToList();
        return uncovered.Count == 0 ? null : uncovered[0] > usual ? (uncovered[0], view.Course.Sessions) : (uncovered[0], Math.Min(view.Course.Sessions, usual));
    }
}
