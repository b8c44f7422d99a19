using Carboxy.Work.Database;

namespace Carboxy.Work.Booking;

/// <summary>From a day on a site or a resource keeps these hours, until a later entry says otherwise.</summary>
public sealed class WorkingWeek
{
    /// <summary>What stands in place of hours where a resource keeps those of its site again.</summary>
    public const string AsTheSite = "null";

    public required Id<WorkingWeek> Id { get; init; }

    public Id<Site>? SiteId { get; init; }

    public Id<ResourceRow>? ResourceId { get; init; }

    public required DateOnly FromDay { get; init; }

    public required string Content { get; init; }

    public required string Actor { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>Why somebody or something is away.</summary>
public enum AbsenceKind
{
    Leave,
    Holiday,
    Closure,
    Repair,
}

/// <summary>Leave of a resource, a closed site, or a holiday of the whole clinic.</summary>
public sealed class Absence
{
    public required Id<Absence> Id { get; init; }

    public Id<Site>? SiteId { get; init; }

    public Id<ResourceRow>? ResourceId { get; init; }

    public required AbsenceKind Kind { get; init; }

    public required DateOnly FromDay { get; init; }

    public required int FromMinute { get; init; }

    public required DateOnly ToDay { get; init; }

    public required int ToMinute { get; init; }

    public string? Reason { get; init; }

    public required string Actor { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>An absence that is not to be after all.</summary>
sealed class AbsenceWithdrawal
{
    public required Id<Absence> AbsenceId { get; init; }

    public required string Actor { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>Counts the changes of resources, hours and absences.</summary>
sealed class CalendarRow
{
    public required int Version { get; set; }

    /// <summary>Another with every change, so that a change that was rolled back is never taken for one that was kept.</summary>
    public required Guid Mark { get; set; }
}
