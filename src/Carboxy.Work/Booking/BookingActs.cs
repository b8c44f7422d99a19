using System.Text.Json;
using Carboxy.Patients;
using Carboxy.Work.Audit;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Messages;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>Writes acts: each counts the course's bookings on, keeps the bookings as it left them, and leaves a line of audit.</summary>
sealed class BookingActs(ClinicDb db, OpenHours hours, DateTimeOffset now)
{
    const string Record = "booking_act";

    /// <summary>What the same form has made already, or null.</summary>
    public static async Task<CourseBooked.Kept?> MadeBeforeAsync(ClinicDb db, string submission, CancellationToken cancel)
    {
        if (await db.MadeAlreadyAsync(submission, cancel) is not { } id)
            return null;
        var act = await db.BookingActs.AsNoTracking().SingleAsync(a => a.Id == new Id<BookingAct>(id), cancel);
        return JsonSerializer.Deserialize<Content>(act.Content)!.Of(act.Version);
    }

    /// <summary>Adds everything that an act leaves behind to the next save.</summary>
    public async Task<CourseBooked.Kept> AddAsync(BookingActKind kind, CourseBooking count, IReadOnlyList<BookingRow> touched, IReadOnlyList<DisplacedHold> displaced, string? reason, string? submission, CancellationToken cancel, IReadOnlyList<BrokenRule>? broken = null)
    {
        count.Version++;
        var content = new Content([.. touched.OrderBy(b => b.Number).Select(b => b.Id.Value)], [.. displaced.Select(d => new Gone(d.Booking.Value, d.Course.Value, d.Number, d.Day))]);
        var act = new BookingAct
        {
            Id = Id<BookingAct>.New(now), CourseId = count.CourseId, PatientId = count.PatientId, Version = count.Version, Kind = kind, Reason = reason,
            Content = JsonSerializer.Serialize(content), Overrides = BrokenRule.Write(broken ?? []), At = now, Actor = db.Actor.Code,
        };
        db.BookingActs.Add(act);
        Outbox.Add(db, act);
        db.BookingVersions.AddRange(touched.Select(b => new BookingVersion { BookingId = b.Id, Version = b.Version, ActId = act.Id, State = b.State, Content = Write(b) }));
        PlacesGivenBack.Note(db, act, touched);
        await Waitlists.EndAsync(db, act, touched, cancel);
        await new CourseDatesInStep(db, hours).WriteAsync(count.CourseId, count.PatientId, touched, cancel);
        db.Note(new(kind == BookingActKind.Book ? AuditKind.Create : AuditKind.Change, "booking", act.Id.Value, count.PatientId, Word.Of(kind)));
        if (submission is not null)
            db.Submissions.Add(new() { Key = submission, Record = Record, RecordId = act.Id.Value, At = now });
        return content.Of(count.Version);
    }

    /// <summary>The count of a course's bookings; a course that was never booked begins to count.</summary>
    public async Task<CourseBooking> CountAsync(Id<CourseRow> course, Id<Patient> patient, CancellationToken cancel)
    {
        if (await db.CourseBookings.SingleOrDefaultAsync(c => c.CourseId == course, cancel) is { } count)
            return count;
        count = new() { CourseId = course, PatientId = patient, Version = 0 };
        db.CourseBookings.Add(count);
        return count;
    }

    /// <summary>Another state, and with it the end of a hold; the ticks are the caller's.</summary>
    public static void Put(BookingRow row, BookingState state, string? reason = null) =>
        (row.State, row.HoldUntil, row.Reason, row.Version) = (state, null, reason, row.Version + 1);

    static string Write(BookingRow b) => JsonSerializer.Serialize(new
    {
        number = b.Number, day = b.OnDay, start = b.StartMinute, minutes = b.Minutes, template = b.Template, practitioner = b.PractitionerId.Value, room = b.RoomId.Value,
        device = b.DeviceId?.Value, steps = b.Steps, hold_until = b.HoldUntil, reason = b.Reason,
    });

    sealed record Content(IReadOnlyList<Guid> Bookings, IReadOnlyList<Gone> Displaced)
    {
        public CourseBooked.Kept Of(int version) =>
            new(version, [.. Bookings.Select(b => new Id<BookingRow>(b))], [.. Displaced.Select(d => new DisplacedHold(new(d.Booking), new(d.Course), d.Number, d.Day))]);
    }

    sealed record Gone(Guid Booking, Guid Course, int Number, DateOnly Day);
}
