using Carboxy.Work.Database;

namespace Carboxy.Work.Booking;

/// <summary>
/// When each practitioner, room and device can be had: the hours of the day, without leave, holidays and closures. A
/// resource without hours of its own keeps those of its site.
/// </summary>
public sealed class OpenHours
{
    readonly ILookup<Guid, (DateOnly From, Week? Week)> weeks;
    readonly IReadOnlyList<Absence> absences;

    internal OpenHours(int version, Guid mark, ClinicCalendar clock, IReadOnlyList<ResourceRow> resources, IEnumerable<WorkingWeek> weeks, IReadOnlyList<Absence> absences)
    {
        (Version, Mark, Clock, this.absences) = (version, mark, clock, absences);
        Resources = resources.ToDictionary(r => r.Id);
        // Of two entries from the same day on, the later one counts: ids sort by the moment they were made.
        this.weeks = weeks.OrderByDescending(w => w.FromDay).ThenByDescending(w => w.At).ThenByDescending(w => w.Id.Value)
            .ToLookup(w => w.ResourceId?.Value ?? w.SiteId!.Value.Value, w => (w.FromDay, w.Content == WorkingWeek.AsTheSite ? null : Week.Read(w.Content)));
    }

    /// <summary>Counts the changes of the calendar.</summary>
    public int Version { get; }

    internal Guid Mark { get; }

    public ClinicCalendar Clock { get; }

    public IReadOnlyDictionary<Id<ResourceRow>, ResourceRow> Resources { get; }

    /// <summary>The open parts of a day, in order, in minutes of the clinic's wall clock.</summary>
    public IReadOnlyList<DayPart> On(Id<ResourceRow> resource, DateOnly day)
    {
        if (!Resources.TryGetValue(resource, out var row) || row.RetiredOn <= day)
            return [];
        var week = WeekOf(row.Id.Value, day) ?? WeekOf(row.SiteId.Value, day);
        IEnumerable<DayPart> open = week?.On(day.DayOfWeek) ?? [];
        foreach (var away in absences.Where(a => a.FromDay <= day && day <= a.ToDay && Concerns(a, row)))
            open = DayPart.Without(open, new(EdgeOn(away.FromDay, away.FromMinute, 0), EdgeOn(away.ToDay, away.ToMinute, DayPart.WholeDay)));
        if (Clock.SkippedOn(day) is { } skipped)
            open = DayPart.Without(open, skipped);
        return Joined(open);

        int EdgeOn(DateOnly edge, int minute, int otherwise) => edge == day ? minute : otherwise;
    }

    /// <summary>Whether anybody treats on a day; where nobody has said any hours for it, nobody has said that it is closed.</summary>
    public bool IsOpen(DateOnly day)
    {
        var practitioners = Resources.Values.Where(r => r.Kind == Carboxy.Booking.ResourceKind.Practitioner && !(r.RetiredOn <= day)).ToList();
        return practitioners.TrueForAll(r => WeekOf(r.Id, day) is null) || practitioners.Exists(r => On(r.Id, day).Count > 0);
    }

    public bool IsOpen(Id<ResourceRow> resource, DateOnly day, DayPart part) => On(resource, day).Any(open => open.From <= part.From && part.To <= open.To);

    /// <summary>Whether it is there and nobody has said that it is away: then somebody may work longer than the hours say.</summary>
    public bool CouldOpen(Id<ResourceRow> resource, DateOnly day, DayPart part) =>
        Resources.TryGetValue(resource, out var row) && !(row.RetiredOn <= day)
        && !(Clock.SkippedOn(day) is { } skipped && part.From < skipped.To && skipped.From < part.To)
        && !absences.Any(a => Concerns(a, row) && Tick.Of(a.FromDay, a.FromMinute) < Tick.Of(day, part.To) && Tick.Of(day, part.From) < Tick.Of(a.ToDay, a.ToMinute));

    /// <summary>The hours that hold on a day, the site's where the resource has none of its own; null where nobody has said.</summary>
    public Week? WeekOf(Id<ResourceRow> resource, DateOnly day) => WeekOf(resource.Value, day) ?? WeekOf(Resources[resource].SiteId.Value, day);

    /// <summary>The hours that were given to a site or a resource itself: those that hold on a day, then those to come. Null is the hours of the site.</summary>
    public IReadOnlyList<(DateOnly From, Week? Week)> WeeksFrom(Guid owner, DateOnly day)
    {
        var own = weeks[owner].DistinctBy(w => w.From).Reverse().ToList();
        return own[Math.Max(0, own.FindLastIndex(w => w.From <= day))..];
    }

    Week? WeekOf(Guid owner, DateOnly day)
    {
        foreach (var (from, week) in weeks[owner])
            if (from <= day)
                return week;
        return null;
    }

    static bool Concerns(Absence absence, ResourceRow row) =>
        absence.ResourceId is { } resource ? resource == row.Id : absence.SiteId is not { } site || site == row.SiteId;

    static List<DayPart> Joined(IEnumerable<DayPart> parts)
    {
        List<DayPart> joined = [];
        foreach (var part in parts.OrderBy(p => p.From))
            if (joined.Count > 0 && joined[^1].To == part.From)
                joined[^1] = joined[^1] with { To = part.To };
            else
                joined.Add(part);
        return joined;
    }
}
