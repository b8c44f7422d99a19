using System.Globalization;
using Carboxy.Quantities;
using Carboxy.Work.Booking;

namespace Carboxy.Web.Booking.Moving;

/// <summary>A place for a visit as a form or the board carries it: <c>day,minute,practitioner,room,device</c>; what is left out is chosen by the server.</summary>
static class MoveCode
{
    const int Parts = 5;

    public static string Write(SessionPlace place) => Write(place.Day, place.StartMinute, place.Practitioner, place.Room, place.Device);

    public static string Write(DateOnly day, int minute, Id<ResourceRow>? practitioner, Id<ResourceRow>? room, Id<ResourceRow>? device) =>
        string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd},{minute},{practitioner},{room},{device}");

    public static WantedPlace? Read(string? code)
    {
        var parts = code?.Split(',') ?? [];
        if (parts.Length != Parts
            || !DateOnly.TryParseExact(parts[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.Year is < 2000 or > 2200
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minute)
            || !Row(parts[2], out var practitioner) || !Row(parts[3], out var room) || !Row(parts[4], out var device))
            return null;
        return new(day, minute) { Practitioner = practitioner, Room = room, Device = device };
    }

    static bool Row(string part, out Id<ResourceRow>? id)
    {
        id = Guid.TryParse(part, out var guid) ? new Id<ResourceRow>(guid) : null;
        return id is not null || part.Length == 0;
    }
}
