using System.Text.Json;
using System.Text.Json.Serialization;
using Carboxy.Work.Booking;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Messages;

/// <summary>A visit as it stood at some count of its course's bookings.</summary>
sealed record VisitThen(Id<BookingRow> Booking, int Version, BookingState State, VisitThen.Place At)
{
    public bool IsComing => State.IsComing();

    /// <summary>What the patient has been told of it: when, and with whom.</summary>
    public (DateOnly Day, int Start) When => (At.Day, At.Start);

    public Id<ResourceRow> Practitioner => new(At.Practitioner);

    /// <summary>Every visit of a course as the count says, read from the history; the same count always gives the same.</summary>
    public static async Task<IReadOnlyList<VisitThen>> OfAsync(ClinicDb db, Id<CourseRow> course, int count, CancellationToken cancel)
    {
        var rows = await db.BookingVersions.AsNoTracking()
            .Join(db.BookingActs.Where(a => a.CourseId == course && a.Version <= count), v => v.ActId, a => a.Id, (v, a) => v).ToListAsync(cancel);
        return [.. rows.GroupBy(r => r.BookingId).Select(g => Of(g.MaxBy(r => r.Version)!)).OrderBy(v => v.At.Day).ThenBy(v => v.At.Start)];
    }

    static VisitThen Of(BookingVersion row) => new(row.BookingId, row.Version, row.State, JsonSerializer.Deserialize<Place>(row.Content)!);

    /// <summary>The part of a kept booking that a patient has to know.</summary>
    public sealed record Place(
        [property: JsonPropertyName("number")] int Number, [property: JsonPropertyName("day")] DateOnly Day, [property: JsonPropertyName("start")] int Start,
        [property: JsonPropertyName("minutes")] int Minutes, [property: JsonPropertyName("practitioner")] Guid Practitioner);
}
