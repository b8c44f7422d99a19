using Carboxy.Booking;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>Where somebody wants a visit. What is not said stays as it is, or is chosen from what is free.</summary>
public sealed record WantedPlace(DateOnly Day, int StartMinute)
{
    public Id<ResourceRow>? Practitioner { get; init; }

    public Id<ResourceRow>? Room { get; init; }

    public Id<ResourceRow>? Device { get; init; }

    /// <summary>The place of a visit: who is not named is whoever it has.</summary>
    public SessionPlace Of(BookingRow booking) => SessionPlace.Of(booking) with
    {
        Day = Day, StartMinute = StartMinute, HoldUntil = null, Practitioner = Practitioner ?? booking.PractitionerId, Room = Room ?? booking.RoomId,
        Device = booking.DeviceId is null ? null : Device ?? booking.DeviceId,
    };
}

/// <summary>Moves one coming visit to another place; all the others stay. The server decides, whatever was offered.</summary>
public sealed class MoveVisit(ClinicDb db, VisitPlaces places, MoveBookings move)
{
    /// <param name="version">The count of the course's bookings that whoever asks has seen.</param>
    public async Task<CourseBooked> RunAsync(string submission, Id<BookingRow> id, int version, WantedPlace wanted, string? reason, Override? anyway, CancellationToken cancel)
    {
        if (await db.Bookings.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, cancel) is not { } booking)
            return new CourseBooked.Gone();
        if (wanted.Practitioner is null || wanted.Room is null)
            wanted = await FilledAsync(id, booking, wanted, cancel);
        return await move.RunAsync(submission, booking.CourseId, version, [wanted.Of(booking)], reason, anyway, cancel);
    }

    /// <summary>What was left out, as it is free at that time beside what was named.</summary>
    async Task<WantedPlace> FilledAsync(Id<BookingRow> id, BookingRow booking, WantedPlace wanted, CancellationToken cancel)
    {
        var (by, named) = wanted switch
        {
            { Room: { } room } => (ResourceKind.Room, room),
            { Device: { } device } => (ResourceKind.Device, device),
            _ => (ResourceKind.Practitioner, wanted.Practitioner ?? booking.PractitionerId),
        };
        var lanes = await places.LanesAsync(id, wanted.Day, wanted.Day, by, "move", cancel) as PlacesFound.Lanes;
        var starts = lanes?.All.FirstOrDefault(l => l.Resource == named && l.Day == wanted.Day)?.Starts ?? [];
        return starts.Where(s => s.Minute == wanted.StartMinute).Select(s => wanted with { Practitioner = s.Practitioner, Room = s.Room, Device = s.Device }).FirstOrDefault() ?? wanted;
    }
}
