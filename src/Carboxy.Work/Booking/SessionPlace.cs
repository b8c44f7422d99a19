using System.Text.Json;
using System.Text.Json.Serialization;

namespace Carboxy.Work.Booking;

/// <summary>Who and what is busy during a step.</summary>
[Flags]
public enum StepRoles
{
    None = 0,
    Practitioner = 1,
    Room = 2,
    Device = 4,
    Patient = 8,
}

/// <summary>A step as it was booked: how long, and whom it occupies.</summary>
public sealed record PlacedStep(string Name, int Minutes, StepRoles Roles)
{
    static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) } };

    internal static string Write(IReadOnlyList<PlacedStep> steps) => JsonSerializer.Serialize(steps, Options);

    internal static IReadOnlyList<PlacedStep> Read(string json) => JsonSerializer.Deserialize<List<PlacedStep>>(json, Options)!;
}

/// <summary>A place in the calendar that somebody wants for a session of a course.</summary>
public sealed record SessionPlace
{
    public required int Number { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>Minutes since midnight of the clinic's wall clock.</summary>
    public required int StartMinute { get; init; }

    /// <summary>Which plan of steps it is, such as the protocol's id.</summary>
    public required string Template { get; init; }

    public required IReadOnlyList<PlacedStep> Steps { get; init; }

    public required Id<ResourceRow> Practitioner { get; init; }

    public required Id<ResourceRow> Room { get; init; }

    public Id<ResourceRow>? Device { get; init; }

    /// <summary>A soft hold that runs out at this moment; null for a firm booking.</summary>
    public DateTimeOffset? HoldUntil { get; init; }

    public int Minutes => Steps.Sum(s => s.Minutes);

    /// <summary>The place that a booking has now.</summary>
    public static SessionPlace Of(BookingRow row) => new()
    {
        Number = row.Number, Day = row.OnDay, StartMinute = row.StartMinute, Template = row.Template, Steps = row.StepList,
        Practitioner = row.PractitionerId, Room = row.RoomId, Device = row.DeviceId, HoldUntil = row.HoldUntil,
    };
}
