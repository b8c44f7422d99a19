using Carboxy.Booking;
using Carboxy.Patients;
using Carboxy.Work.Audit;
using Carboxy.Work.Booking;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;

namespace Carboxy.Benchmarks.Desk;

/// <summary>Visits of other patients, densest in the next weeks and thinner towards the end of the year, each with its rows of five minutes.</summary>
sealed class SeededVisits(ClinicStore store, Clinic clinic, ClinicKnowledge knowledge, Random dice)
{
    const double FullNow = 0.78;
    const int Year = 365;

    public async Task FillAsync(IReadOnlyList<(Id<CourseRow> Course, Id<Patient> Patient)> courses, int most, int daysToThird)
    {
        await using var db = store.Open(new(clinic.Id, new Actor.Program("bench")), TimeProvider.System);
        var today = clinic.DayOf(TimeProvider.System.GetUtcNow());
        var basis = new CalendarBasis(await new Calendars().ReadAsync(db, CancellationToken.None), today, knowledge);
        var protocol = knowledge.Courses.Protocols.Find("gel_mask_course")!;
        var visits = Visits(basis, basis.DayOf(today), basis.TemplateOf(protocol, "face"), daysToThird).Take(most).ToList();
        foreach (var some in visits.Index().Chunk(1000))
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            List<Want> wants = [];
            foreach (var (i, visit) in some)
            {
                var (course, patient) = courses[i % courses.Count];
                var place = new SessionPlace
                {
                    Number = (i / courses.Count) + 1, Day = basis.From.AddDays(visit.Day), StartMinute = visit.Start, Template = protocol.Id,
                    Steps = [.. protocol.Calendar.Zip(visit.Durations, (step, minutes) => new PlacedStep(step.Id, minutes, CourseProblem.RolesOf(step)))],
                    Practitioner = basis.IdOf(visit.Practitioner), Room = basis.IdOf(visit.Resources[SessionShape.Room]),
                };
                var row = new BookingRow
                {
                    Id = Id<BookingRow>.New(TimeProvider.System.GetUtcNow()), CourseId = course, Number = place.Number, PatientId = patient, Template = place.Template, PractitionerId = place.Practitioner,
                    RoomId = place.Room, OnDay = place.Day, StartMinute = place.StartMinute, Minutes = place.Minutes, Steps = PlacedStep.Write(place.Steps), State = BookingState.Booked, Version = 1,
                };
                db.Bookings.Add(row);
                db.Note(new(AuditKind.Create, "seed", row.Id.Value, patient, "bench"));
                wants.AddRange(Occupied.By(place, patient).Select(o => new Want(row.Id, row.Number, Firm: true, o)));
            }

            await db.SaveChangesAsync();
            if (!await Ticks.TakeAsync(db, wants, CancellationToken.None))
                throw new InvalidOperationException("The invented visits overlap.");
            await transaction.CommitAsync();
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Day by day, practitioner by practitioner, until the day is as full as it should be.</summary>
    IEnumerable<BookedSession> Visits(CalendarBasis basis, int today, string template, int daysToThird)
    {
        var calendar = new Calendar(basis.Problem);
        var booker = new CourseBooker(calendar);
        for (var day = today; day < today + Year; day++)
            foreach (var (number, practitioner) in basis.Problem.Resources.Index().Where(r => r.Item.Kind == ResourceKind.Practitioner))
            {
                var (open, share) = (calendar.FreeSlots(number, day), (FullNow + (dice.NextDouble() * 0.1) - 0.05) * Math.Exp(-(day - today) / (double)daysToThird));
                for (var misses = 0; misses < 3 && calendar.FreeSlots(number, day) > open * (1 - share);)
                {
                    var from = dice.Next(4) == 0 ? 480 + (dice.Next(120) * 5) : 0;
                    var course = new CourseToBook("", "", [template], 0, 0, 0, 0, day, day, new(new Dictionary<int, IReadOnlyList<MinuteSpan>> { [day % 7] = [new(from, DayPart.WholeDay)] }), WeekHours.None, new HashSet<int>(), [practitioner.Id], [], 1, [], null);
                    if (booker.Book(new(course, calendar)) is null)
                    {
                        misses++;
                        continue;
                    }

                    var session = booker.Plan[0];
                    calendar.Occupy(session);
                    yield return calendar.Say(session);
                }
            }
    }
}
