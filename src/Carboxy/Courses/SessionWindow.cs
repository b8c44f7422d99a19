using Carboxy.Knowledge;

namespace Carboxy.Courses;

/// <summary>The days on which a session may be held, with every reason for either end.</summary>
public sealed record SessionWindow
{
    /// <summary>How far an open day is looked for where nothing ends the window.</summary>
    const int DaysAhead = 60;

    readonly IReadOnlyList<Rest> rests;

    SessionWindow(Bound earliest, DateOnly ideal, Bound? latest, IReadOnlyList<Rest> rests) =>
        (Earliest, Ideal, Latest, this.rests) = (earliest, ideal, latest, rests);

    public Bound Earliest { get; }

    public DateOnly Ideal { get; }

    /// <summary>After this day the session is late, or its clearance has run out; null where nothing says.</summary>
    public Bound? Latest { get; }

    /// <summary>Why no day is both late enough and early enough, or null where there is one.</summary>
    public Reason? Conflict => Latest is { } latest && Earliest.Date > latest.Date
        ? new(new(
            $"Раньше {Days.Show(Earliest.Date).Ru} нельзя, а окно закрылось {Days.Show(latest.Date).Ru}: сеанс будет поздним. Запишите на первый допустимый день.",
            $"Not before {Days.Show(Earliest.Date).En}, while the window closed on {Days.Show(latest.Date).En}: the session will be late. Book the first allowed day."),
            [.. Earliest.Reasons.Concat(latest.Reasons).SelectMany(r => r.Sources).Distinct(StringComparer.Ordinal)])
        : null;

    /// <summary>Every reason why a day is too early; empty where none stands against it.</summary>
    public IReadOnlyList<Reason> Refuse(DateOnly day)
    {
        if (day >= Earliest.Date)
            return [];
        var refused = rests.Where(r => r.Until > day).Select(r => r.Refuse(day)).ToList();
        return refused.Count > 0 ? refused : Earliest.Reasons;
    }

    /// <summary>The open day to offer: nearest to the ideal inside the window; else the first open day after it, late.</summary>
    public Proposal? Propose(ClinicDays days)
    {
        if (days.Nearest(Ideal, Earliest.Date, Latest?.Date ?? Ideal.AddDays(DaysAhead)) is { } day)
            return new(day, Late: false);
        return days.FirstFrom(Earliest.Date) is { } first ? new(first, Late: Latest is { } latest && first > latest.Date) : null;
    }

    /// <summary>Weighs everything that bounds the next session of a course.</summary>
    internal static SessionWindow Of(Course course, CourseRule rule, CourseKnowledge knowledge, History history, Bound notBefore, Bound? notAfter)
    {
        var mine = history.Sessions.Where(s => s.CountsFor(course)).Select(s => s.On).Order().ToList();
        var resting = Rests.Of(course, rule, knowledge, history).OrderByDescending(r => r.Until).ThenBy(r => r.Since).ThenBy(r => r.After.En, StringComparer.Ordinal).ToList();
        var earliest = EarliestOf(resting, notBefore);
        var gap = course.GapDays ?? rule.IdealGap.Value;
        var wish = mine.Count > 0 ? mine[^1].AddDays(gap) : notBefore.Date;
        return new(earliest, wish > earliest.Date ? wish : earliest.Date, LatestOf(rule, mine, gap, notAfter), resting);
    }

    static Bound EarliestOf(IReadOnlyList<Rest> resting, Bound notBefore)
    {
        var binding = resting.Where(r => r.Until > notBefore.Date).ToList();
        return binding.Count == 0
            ? notBefore
            : new(binding[0].Until, [.. binding.Select(r => r.AsReason()).Distinct()]);
    }

    static Bound? LatestOf(CourseRule rule, List<DateOnly> mine, int gap, Bound? notAfter)
    {
        if (mine.Count == 0)
            return notAfter;
        var longest = Math.Max(rule.LatestGap.Value, gap);
        var late = mine[^1].AddDays(longest);
        var reason = new Reason(new(
            $"{rule.LatestGap.Why.Ru} {Days.Count(longest).Ru} после сеанса {mine.Count} — {Days.Show(late).Ru}.",
            $"{rule.LatestGap.Why.En} {Days.Count(longest).En} after session {mine.Count} is {Days.Show(late).En}."), rule.LatestGap.Sources);
        return notAfter switch
        {
            null => new(late, [reason]),
            { } end when end.Date < late => new(end.Date, [.. end.Reasons, reason]),
            { } end => new(late, [reason, .. end.Reasons]),
        };
    }
}

/// <summary>A day to offer for a session.</summary>
public sealed record Proposal(DateOnly On, bool Late);

/// <summary>What a patient has been through: sessions of any course, and other procedures.</summary>
public sealed record History(IReadOnlyList<HeldSession> Sessions, IReadOnlyList<PastProcedure> Procedures)
{
    public static readonly History None = new([], []);

    /// <summary>Earlier reactions that keep sessions back.</summary>
    public IReadOnlyList<Hold> Holds { get; init; } = [];

    /// <summary>Earlier reactions after which a session may be held, and more gently.</summary>
    public IReadOnlyList<Hold> Cautions { get; init; } = [];
}
