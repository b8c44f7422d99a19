using Carboxy.Knowledge;
using Carboxy.Outcomes;
using Carboxy.Protocols;
using Carboxy.Screening;
using Carboxy.Sessions;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Carboxy.Work.Screening;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Sessions;

/// <summary>What a session has to keep to beyond its steps: what asks for it, each thing that is asked, and since when.</summary>
/// <param name="By">The physician, the screening, or an earlier reaction.</param>
/// <param name="Asks">Each in a sentence.</param>
/// <param name="At">When a physician said so.</param>
public sealed record SessionDemand(DemandedBy By, IReadOnlyList<Text> Asks, DateTimeOffset? At = null);

/// <summary>Who or what asks something of a session.</summary>
public enum DemandedBy
{
    Physician,
    Reaction,
    Screening,
}

/// <summary>Gathers what a session has to keep to, so that a page and a tablet without a network show the same.</summary>
static class SessionDemands
{
    public static async Task<IReadOnlyList<SessionDemand>> ReadAsync(ClinicDb db, Session session, CourseView course, ClinicKnowledge knowledge, CancellationToken cancel)
    {
        // The newest clearance may have ended since; what the session began under holds to its end.
        var decision = course.File.Decision ?? await db.Decisions.AsNoTracking().SingleOrDefaultAsync(d => db.Clearances.Any(c => c.Id == session.Started.Clearance && c.Decision == d.Id), cancel);
        var screened = course.File.Clearance?.Screening ?? session.Started.Screening;
        var raised = await db.Screenings.AsNoTracking().SingleOrDefaultAsync(s => s.Id == screened, cancel) is { } screening ? ScreeningWords.FlagsOf(screening) : [];
        return [.. OfPhysician(decision), .. OfReactions(course, knowledge.Zones), .. OfScreening(raised, knowledge)];
    }

    static IEnumerable<SessionDemand> OfPhysician(Decision? decision)
    {
        if (decision?.Conditions is { } conditions)
            yield return new(DemandedBy.Physician, [new(conditions, conditions)], decision.At);
    }

    static IEnumerable<SessionDemand> OfReactions(CourseView course, Zones zones)
    {
        var asks = course.File.History.Holds.Concat(course.File.History.Cautions).Where(hold => hold.Concerns(course.Course, zones)).Select(hold => hold.Why).Distinct().ToList();
        if (asks.Count > 0)
            yield return new(DemandedBy.Reaction, asks);
    }

    static IEnumerable<SessionDemand> OfScreening(IReadOnlyList<string> raised, ClinicKnowledge knowledge)
    {
        var flags = knowledge.Courses.Flags.Where(flag => raised.Contains(flag.Id) || flag.Rules.Any(raised.Contains)).ToList();
        List<Text> asks = [.. flags.SelectMany(flag => AsksOf(flag, knowledge)), .. raised.Select(FlagWords.Beyond).OfType<Text>()];
        if (asks.Count > 0)
            yield return new(DemandedBy.Screening, asks.Distinct().ToList());
    }

    static IEnumerable<Text> AsksOf(PlanFlag flag, ClinicKnowledge knowledge)
    {
        yield return flag.Changes.Count == 0 ? flag.Name : new(
            $"{flag.Name.Ru}. {string.Join(' ', flag.Changes.Select(change => change.Why.Ru))}",
            $"{flag.Name.En}. {string.Join(' ', flag.Changes.Select(change => change.Why.En))}");
        foreach (var measure in flag.EachSession.Select(id => knowledge.Measures.FirstOrDefault(known => known.Id == id)).OfType<Measure>())
            yield return new($"На каждом сеансе измеряют: {measure.Name.Ru}.", $"Measured at every session: {measure.Name.En}.");
    }
}
