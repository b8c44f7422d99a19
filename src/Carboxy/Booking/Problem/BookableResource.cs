namespace Carboxy.Booking;

/// <summary>What a clinic can book out.</summary>
public enum ResourceKind
{
    Practitioner,
    Room,
    Device,
}

/// <summary>A stretch of one day in minutes since midnight; the end is not part of it.</summary>
public readonly record struct DayInterval(int Day, int From, int To);

/// <summary>A practitioner, a room or a device: what it can do, when it is open, and what it is already booked for.</summary>
/// <param name="Tags">skills and equipment, matched with the tag of a role</param>
public sealed record BookableResource(string Id, ResourceKind Kind, IReadOnlyList<string> Tags, IReadOnlyList<DayInterval> Open, IReadOnlyList<DayInterval> Busy)
{
    public bool Fits(TemplateRole role) => Kind == role.Kind && Tags.Contains(role.Tag);
}
