using Carboxy.Booking;
using Carboxy.Patients;
using Carboxy.Quantities;
using Carboxy.Screening;
using Carboxy.Work.Booking;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Benchmarks.Pages;

/// <summary>A week in which ten practitioners are booked from opening to closing, each visit a patient of its own; put there directly.</summary>
static class FullBoard
{
    public const int Practitioners = 10;
    public const int Days = 5;
    const int Opens = 9 * 60;
    const int Closes = 20 * 60;
    const int Minutes = 45;
    const int OfADay = (Closes - Opens) / Minutes;

    public const int Visits = Practitioners * Days * OfADay;

    /// <summary>The first Monday after a day.</summary>
    public static DateOnly Monday(DateOnly today) => today.AddDays(7 - (((int)today.DayOfWeek + 6) % 7));

    /// <param name="clinic">A clinic with patients and a first calendar.</param>
    public static async Task FillAsync(ClinicStore store, Clinic clinic, DateTimeOffset now)
    {
        var (practitioners, rooms) = await ResourcesAsync(store, clinic, now);
        var monday = Monday(clinic.DayOf(now));
        await using var read = store.Open(new(clinic.Id, new Actor.Program("bench")), TimeProvider.System);
        var patients = await read.Patients.AsNoTracking().OrderBy(p => p.Id).Take(Visits).ToListAsync();
        foreach (var some in patients.Index().Chunk(100))
        {
            await using var db = store.Open(new(clinic.Id, new Actor.Program("bench")), TimeProvider.System);
            foreach (var (i, patient) in some)
                Add(db, patient, (practitioners[i % Practitioners], rooms[i % Practitioners]), monday.AddDays(i / Practitioners % Days), Opens + (i / Practitioners / Days * Minutes), now);
            await db.SaveChangesAsync();
        }
    }

    static async Task<(List<Id<ResourceRow>> Practitioners, List<Id<ResourceRow>> Rooms)> ResourcesAsync(ClinicStore store, Clinic clinic, DateTimeOffset now)
    {
        await using var db = store.Open(new(clinic.Id, new Actor.Program("bench")), TimeProvider.System);
        var site = await db.Sites.Select(s => s.Id).FirstAsync();
        List<ResourceRow> rows = [.. new[] { ResourceKind.Practitioner, ResourceKind.Room }.SelectMany(kind => Enumerable.Range(0, Practitioners)
            .Select(i => new ResourceRow { Id = Id<ResourceRow>.New(now), Kind = kind, SiteId = site, Name = $"{kind} {i:00}", Tags = "", Version = 1, CreatedAt = now }))];
        db.AddRange(rows);
        foreach (var row in rows)
            db.Note(new(Work.Audit.AuditKind.Create, "resource", row.Id.Value, null, "bench"));
        await db.SaveChangesAsync();
        return ([.. rows.Take(Practitioners).Select(r => r.Id)], [.. rows.Skip(Practitioners).Select(r => r.Id)]);
    }

    static void Add(ClinicDb db, Patient patient, (Id<ResourceRow> Practitioner, Id<ResourceRow> Room) with, DateOnly day, int start, DateTimeOffset now)
    {
        var screening = new ScreeningRecord
        {
            Id = Id<ScreeningRecord>.New(now), Patient = patient.Id, Modality = Modality.NonInvasive, Zone = "face", On = day.AddDays(-7), RuleSet = "bench", CaseJson = "{}", Verdict = Verdict.Cleared, ResultJson = "{}",
        };
        var clearance = Clearance.From(screening, now)!;
        var course = new CourseRow
        {
            Id = Id<CourseRow>.New(now), PatientId = patient.Id, ClearanceId = clearance.Id, Modality = Modality.NonInvasive, Zone = "face", Indication = "S0-17", Protocol = "gel_mask_course", RuleSet = "bench",
            Sessions = 5, StartsOn = day, State = "open", Content = "{}", Version = 1, CreatedAt = now,
        };
        var booking = new BookingRow
        {
            Id = Id<BookingRow>.New(now), CourseId = course.Id, Number = 1, PatientId = patient.Id, Template = course.Protocol, PractitionerId = with.Practitioner, RoomId = with.Room, OnDay = day, StartMinute = start,
            Minutes = Minutes, Steps = PlacedStep.Write([new("whole", Minutes, StepRoles.Practitioner | StepRoles.Room | StepRoles.Patient)]), State = BookingState.Booked, Version = 1,
        };
        db.AddRange(screening, clearance, course, booking);
        db.Note(new(Work.Audit.AuditKind.Create, "bench", null, patient.Id));
    }
}
