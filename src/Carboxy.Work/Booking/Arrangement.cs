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

    /// <summary>How far apart sessions must be; null where nothing is placed.</summary>
    public CourseRule? Rule { get; init; }
}
