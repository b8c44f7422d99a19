namespace Carboxy.Booking;

/// <summary>A part of the day by the start of a session.</summary>
public enum PartOfDay
{
    Morning,
    Afternoon,
    Evening,
}

/// <summary>What a patient would say of a plan: with whom, on which weekday, at what time of day for most of its sessions, and when it begins.</summary>
public sealed record PlanTraits(string Practitioner, int Weekday, PartOfDay Part, int FirstDay)
{
    /// <summary>Beginning so many days apart is another plan, even if all else is alike.</summary>
    public const int AWeek = 7;

    public static PlanTraits Of(IReadOnlyList<BookedSession> plan) => new(
        Most(plan.Select(s => s.Practitioner)),
        Most(plan.Select(s => s.Day % 7)),
        Most(plan.Select(s => PartOf(s.Start))),
        plan[0].Day);

    public static PartOfDay PartOf(int minute) => minute < 12 * 60 ? PartOfDay.Morning : minute < 17 * 60 ? PartOfDay.Afternoon : PartOfDay.Evening;

    /// <summary>Whether somebody would call it another plan.</summary>
    public bool Differs(PlanTraits other) =>
        Practitioner != other.Practitioner || Weekday != other.Weekday || Part != other.Part || Math.Abs(FirstDay - other.FirstDay) >= AWeek;

    static T Most<T>(IEnumerable<T> traits) => traits.GroupBy(t => t).OrderByDescending(g => g.Count()).First().Key;
}
