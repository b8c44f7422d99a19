using System.Diagnostics;
using Carboxy.Patients;

namespace Carboxy.Sessions;

/// <summary>Judges the check before a session: fourteen items in thirty seconds (FACTS 6.4).</summary>
public static class SameDayCheck
{
    /// <summary>All stops win over missing answers, and missing answers over clearing.</summary>
    public static SameDayOutcome Judge(IReadOnlyList<SameDayQuestion> questions, IReadOnlyDictionary<string, SameDayAnswer> answers, SameDayFacts facts, DateOnly today)
    {
        var asked = Asked(questions, answers, facts);
        if (asked.Count == 0)
            throw new ArgumentException("A check without questions clears nobody; the knowledge files were not loaded.", nameof(questions));

        var heard = asked.Select(question => (Question: question, Answer: AnswerTo(question, answers, facts, today))).ToList();
        var missing = heard.Where(h => !IsUsable(h.Question.Kind, h.Answer)).Select(h => new MissingAnswer(h.Question, WhyNot(h.Answer))).ToList();
        var usable = heard.Where(h => IsUsable(h.Question.Kind, h.Answer)).Select(h => (h.Question, Answer: h.Answer!)).ToList();
        var stops = Spared(usable.SelectMany(h => StopsOf(h.Question, h.Answer, facts, today)).ToList());

        return (stops, missing) switch
        {
            ([_, ..], _) => new SameDayOutcome.Stopped(stops, missing),
            (_, [_, ..]) => new SameDayOutcome.Unfinished(missing),
            _ => new SameDayOutcome.ClearedToday(facts, usable.ToDictionary(h => h.Question.Id, h => h.Answer), NotesOf(usable), today),
        };
    }

    /// <summary>The questions that this patient is asked, given what was answered so far; in the order of the check.</summary>
    public static IReadOnlyList<SameDayQuestion> Asked(IReadOnlyList<SameDayQuestion> questions, IReadOnlyDictionary<string, SameDayAnswer> answers, SameDayFacts facts)
    {
        var put = questions.Where(question => IsPut(question, facts)).ToList();
        var ids = put.Select(question => question.Id).ToHashSet();
        return [.. put.Where(question => question.AskedIf.Count == 0 || question.AskedIf.Any(t => ids.Contains(t.Question) && t.When.Holds(answers.GetValueOrDefault(t.Question)) is true)).OrderBy(question => question.Item)];
    }

    static bool IsPut(SameDayQuestion question, SameDayFacts facts) =>
        question.Modalities.Contains(facts.Modality)
        && (question.Zones.Count == 0 || question.Zones.Contains(facts.Zone))
        && question.Need switch
        {
            SameDayNeed.Always => true,
            SameDayNeed.BloodPressure => facts.Modality == Modality.Injection || facts.SessionNumber == 1 || facts.RiskNoted,
            SameDayNeed.LaterSession => facts.SessionNumber > 1,
            SameDayNeed.BloodThinners => facts.SessionNumber == 1 || facts.BloodThinners,
            SameDayNeed.LowerDose => facts.LowerDose,
            SameDayNeed.MeasuresDue => facts.MeasuresDue,
            SameDayNeed.UnlessMale => facts.Sex != Sex.Male,
            _ => throw new UnreachableException(),
        };

    static SameDayAnswer? AnswerTo(SameDayQuestion question, IReadOnlyDictionary<string, SameDayAnswer> answers, SameDayFacts facts, DateOnly today) =>
        question.Kind is SameDayKind.Computed computed
            ? new SameDayAnswer.Number(computed.From switch
            {
                ComputedFact.ScreeningAgeDays => today.DayNumber - facts.ScreenedOn.DayNumber,
                ComputedFact.CourseWaitDays => Math.Max(0, facts.FirstAllowedByCourse.DayNumber - today.DayNumber),
                ComputedFact.ProcedureWaitDays => Math.Max(0, facts.FirstAllowedByProcedures.DayNumber - today.DayNumber),
                _ => throw new UnreachableException(),
            })
            : answers.GetValueOrDefault(question.Id);

    static bool IsUsable(SameDayKind kind, SameDayAnswer? answer) => (kind, answer) switch
    {
        (SameDayKind.YesNo, SameDayAnswer.YesNo) => true,
        (SameDayKind.Number number, SameDayAnswer.Number given) => number.Accepts.Holds(given.Value),
        (SameDayKind.Choice choice, SameDayAnswer.Choice chosen) => choice.Options.Any(option => option.Id == chosen.Option),
        (SameDayKind.Computed, SameDayAnswer.Number) => true,
        _ => false,
    };

    static WhyMissing WhyNot(SameDayAnswer? answer) => answer switch
    {
        null => WhyMissing.NotAsked,
        SameDayAnswer.Unknown => WhyMissing.SaidUnknown,
        _ => WhyMissing.NotUsable,
    };

    static IEnumerable<Stop> StopsOf(SameDayQuestion question, SameDayAnswer answer, SameDayFacts facts, DateOnly today) =>
        question.Stops
            .Where(rule => rule.When.Holds(answer) is true && !(rule.UnlessPhysicianDecided && facts.PhysicianDecided))
            .Select(rule => new Stop(question, rule, answer, rule.Earliest switch
            {
                EarliestDay.AnotherDay => today.AddDays(1),
                EarliestDay.CourseGap => facts.FirstAllowedByCourse,
                EarliestDay.ProcedureGap => facts.FirstAllowedByProcedures,
                _ => null,
            }));

    static List<Stop> Spared(List<Stop> stops) =>
        [.. stops.Where(stop => stop.Rule.YieldsTo is not { } graver || !stops.Any(other => other.Rule.Rules.Contains(graver)))];

    static List<SameDayNote> NotesOf(List<(SameDayQuestion Question, SameDayAnswer Answer)> usable) =>
        [.. usable.SelectMany(h => h.Question.Notes.Where(note => note.When.Holds(h.Answer) is true))];
}
