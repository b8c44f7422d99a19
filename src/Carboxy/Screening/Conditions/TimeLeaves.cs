using System.Globalization;
using Carboxy.Knowledge;

namespace Carboxy.Screening;

/// <summary>
/// An operation whose wound still rests: fewer than <paramref name="Days"/> days ago, or not yet released by the surgeon
/// (R-24, C-13). A procedure that the spacing table does not know is read as an operation, the strictest reading.
/// </summary>
/// <param name="Days">House default 28 (G-05).</param>
/// <param name="MonthsAtMost">After so many months a missing release is no longer asked for (house default).</param>
public sealed record PostoperativeLeaf(int Days, int MonthsAtMost) : Leaf
{
    public override string? Fact => "recent";

    public override Truth Holds(in CaseView view)
    {
        if (view.Answers.Procedures is not { } procedures)
            return null;
        Truth so = false;
        for (var i = 0; i < procedures.Count; i++)
        {
            if (IsSurgery(procedures[i], view.Rules.Spacing))
                so |= Rests(procedures[i], view);
        }

        return so;
    }

    public override string Because(in CaseView view)
    {
        foreach (var procedure in view.Answers.Procedures ?? [])
        {
            if (IsSurgery(procedure, view.Rules.Spacing) && Rests(procedure, view) is true)
                return string.Create(CultureInfo.InvariantCulture, $"recent: {procedure.Procedure} {procedure.On:yyyy-MM-dd}, surgeon_release: {(view.Answers[YesNo.SurgeonRelease] is true ? "yes" : "no")}");
        }

        return "recent: no operation";
    }

    public override DateOnly? Until(in CaseView view)
    {
        DateOnly? last = null;
        foreach (var procedure in view.Answers.Procedures ?? [])
        {
            if (IsSurgery(procedure, view.Rules.Spacing) && procedure.On?.AddDays(Days) is { } healed && healed > view.Today && !(last > healed))
                last = healed;
        }

        return last;
    }

    public override string? Missing(in CaseView view)
    {
        foreach (var procedure in view.Answers.Procedures ?? [])
        {
            if (procedure.On is null && IsSurgery(procedure, view.Rules.Spacing))
                return Fact;
        }

        return view.Answers.Procedures is null ? Fact : "surgeon_release";
    }

    internal static bool IsSurgery(OtherProcedure procedure, SpacingTable spacing) => spacing.Find(procedure.Procedure) is null or { Kind: SpacingKind.Surgery };

    Truth Rests(OtherProcedure procedure, in CaseView view)
    {
        if (procedure.On is not { } on)
            return null;
        if (view.Today < on.AddDays(Days))
            return true;
        return view.Today >= on.AddMonths(MonthsAtMost) ? false : !view.Answers[YesNo.SurgeonRelease];
    }
}

/// <summary>Another procedure in the same zone, or the other modality, inside the spacing table (R-31, G-22).</summary>
public sealed record SpacingLeaf : Leaf
{
    public override string? Fact => "recent";

    public override Truth Holds(in CaseView view)
    {
        var (procedures, sessions) = (view.Answers.Procedures, view.Answers.Sessions);
        Truth so = procedures is null || sessions is null ? null : false;
        for (var i = 0; i < procedures?.Count; i++)
            so |= TooSoon(procedures[i], view);
        for (var i = 0; i < sessions?.Count; i++)
            so |= TooSoon(sessions[i], view);
        return so;
    }

    public override string Because(in CaseView view)
    {
        var reasons = new List<string>();
        foreach (var procedure in view.Answers.Procedures ?? [])
        {
            if (TooSoon(procedure, view) is true)
                reasons.Add(string.Create(CultureInfo.InvariantCulture, $"recent: {procedure.Procedure} {procedure.On:yyyy-MM-dd}"));
        }

        foreach (var session in view.Answers.Sessions ?? [])
        {
            if (TooSoon(session, view))
                reasons.Add(string.Create(CultureInfo.InvariantCulture, $"sessions: {AnswerWords.Of(session.Modality)} {session.On:yyyy-MM-dd}"));
        }

        return string.Join("; ", reasons);
    }

    public override DateOnly? Until(in CaseView view)
    {
        DateOnly? last = null;
        foreach (var procedure in view.Answers.Procedures ?? [])
        {
            if (TooSoon(procedure, view) is true && Allowed(procedure, view) is { } day && !(last > day))
                last = day;
        }

        foreach (var session in view.Answers.Sessions ?? [])
        {
            if (TooSoon(session, view) && session.On.AddDays(OtherModalityDays(view)) is var day && !(last > day))
                last = day;
        }

        return last;
    }

    public override string? Missing(in CaseView view) => view.Answers.Procedures is null ? Fact : view.Answers.Sessions is null ? "sessions" : Fact;

    static Truth TooSoon(OtherProcedure procedure, in CaseView view)
    {
        if (procedure.SameZone is false || PostoperativeLeaf.IsSurgery(procedure, view.Rules.Spacing) || view.Rules.Spacing.DaysBefore(procedure.Procedure, view.Case.Modality) == 0)
            return false;
        return Allowed(procedure, view) is { } day ? view.Today < day : null;
    }

    static DateOnly? Allowed(OtherProcedure procedure, in CaseView view) => procedure.On?.AddDays(view.Rules.Spacing.DaysBefore(procedure.Procedure, view.Case.Modality) ?? 0);

    static bool TooSoon(PastSession session, in CaseView view) =>
        session.Modality != view.Case.Modality && view.Today < session.On.AddDays(OtherModalityDays(view));

    static int OtherModalityDays(in CaseView view) => view.Rules.Spacing.DaysBefore(SpacingTable.OtherModality, view.Case.Modality) ?? 0;
}

/// <summary>The course's own interval is not reached (R-32, C-04): days for the mask; for the needle at most so many a week, and rest between.</summary>
public sealed record IntervalLeaf(int MaskDays, int NeedleDays, int NeedleMostInSeven) : Leaf
{
    public override string? Fact => "sessions";

    public override Truth Holds(in CaseView view) => view.Answers.Sessions is { } sessions ? FirstAllowed(view, sessions) > view.Today : null;

    public override string Because(in CaseView view)
    {
        var modality = view.Case.Modality;
        var last = view.Answers.Sessions!.Where(s => s.Modality == modality).MaxBy(s => s.On);
        return string.Create(CultureInfo.InvariantCulture, $"sessions: {AnswerWords.Of(modality)} {last?.On:yyyy-MM-dd}");
    }

    public override DateOnly? Until(in CaseView view) => view.Answers.Sessions is { } sessions ? FirstAllowed(view, sessions) : null;

    /// <summary>The later of two days: the last session of this kind with its rest, and the session that is one too many with its week.</summary>
    DateOnly FirstAllowed(in CaseView view, IReadOnlyList<PastSession> sessions)
    {
        var (day, modality) = (view.Today, view.Case.Modality);
        for (var i = 0; i < sessions.Count; i++)
        {
            if (sessions[i].Modality != modality)
                continue;
            var on = sessions[i].On;
            day = Later(day, on.AddDays(modality is Modality.NonInvasive ? MaskDays : NeedleDays));
            if (modality is Modality.Injection && Since(sessions, on) >= NeedleMostInSeven)
                day = Later(day, on.AddDays(7));
        }

        return day;
    }

    /// <summary>How many injections there were from this day on.</summary>
    static int Since(IReadOnlyList<PastSession> sessions, DateOnly day)
    {
        var count = 0;
        for (var i = 0; i < sessions.Count; i++)
            count += sessions[i].Modality is Modality.Injection && sessions[i].On >= day ? 1 : 0;
        return count;
    }

    static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}

/// <summary>The last period began more than so many days ago: a pregnancy is possible (G-19).</summary>
public sealed record LatePeriodLeaf(int Days) : Leaf
{
    public override string? Fact => "lmp";

    public override Truth Holds(in CaseView view) => view.Answers.LastPeriod is { } began ? view.Today > began.AddDays(Days) : null;

    public override string Because(in CaseView view) => string.Create(CultureInfo.InvariantCulture, $"lmp: {view.Answers.LastPeriod:yyyy-MM-dd}");
}
