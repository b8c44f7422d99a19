using Carboxy.Courses;
using Carboxy.Work.Courses;

namespace Carboxy.Work.Booking;

/// <summary>What somebody wants to change in the bookings of a course, in one act.</summary>
sealed record Arrangement
{
    public required string Submission { get; init; }

    public required Id<CourseRow> Course { get; init; }

    /// <summary>The count of the course's bookings that whoever asks has seen.</summary>
    public required int Version { get; init; }

    public required BookingActKind Kind { get; init; }

    public IReadOnlyList<SessionPlace> Places { get; init; } = [];

    /// <summary>The sessions whose places are given back.</summary>
    public IReadOnlyList<int> Cancelled { get; init; } = [];

    public string? Reason { get; init; }

    /// <summary>What the course asks of its places; null where nothing is placed.</summary>
    public CourseDemands? Demands { get; init; }

    /// <summary>The rules that whoever asks wants to break, or null.</summary>
    public Override? Anyway { get; init; }
}

/// <summary>What a course asks of the places of its sessions, whatever is free.</summary>
/// <param name="LongestGap">Days between two sessions, at most.</param>
/// <param name="Rests">Rests of the patient's past that stand against the days.</param>
/// <param name="CanDo">Whether a practitioner, room or device is marked for this treatment.</param>
sealed record CourseDemands(CourseRule Rule, int LongestGap, IReadOnlyList<Obstacle> Rests, Func<ResourceRow, bool> CanDo);
