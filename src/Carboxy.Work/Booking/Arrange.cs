using Carboxy.Patients;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>
/// Changes the bookings of one course: gives back, takes, pushes soft holds aside, keeps the history. Runs in the turn of
/// the clinic's one writer; what it says not to keep leaves no trace.
/// </summary>
sealed class Arrange(ClinicDb db, OpenHours hours, DateTimeOffset now, CancellationToken cancel)
{
    readonly BookingActs acts = new(db, hours, now);

    public async Task<Written<CourseBooked>> RunAsync(Arrangement what)
    {
        if (await BookingActs.MadeBeforeAsync(db, what.Submission, cancel) is { } made)
            return new(made, Keep: false);
        if (await db.Courses.AsNoTracking().SingleOrDefaultAsync(c => c.Id == what.Course, cancel) is not { } course)
            return new(new CourseBooked.Gone(), Keep: false);
        var count = await acts.CountAsync(course.Id, course.PatientId, cancel);
        if (count.Version != what.Version)
            return new(new CourseBooked.Stale(count.Version), Keep: false);

        var live = await db.Bookings.Where(b => b.CourseId == course.Id && BookingStates.Occupying.Contains(b.State)).ToListAsync(cancel);
        var obstacles = await ObstaclesAsync(what, course, live);
        if (await Overriding.LeftAsync(db, obstacles, what.Anyway, cancel) is { Count: > 0 } left)
            return new(new CourseBooked.Refused(left), Keep: false);
        return await WriteAsync(what, course.PatientId, count, live, [.. obstacles.Select(o => new BrokenRule(o.Rule!.Value, o.Says, o.Sources))]);
    }

    async Task<IReadOnlyList<Obstacle>> ObstaclesAsync(Arrangement what, CourseRow course, List<BookingRow> live)
    {
        List<Obstacle> found = [.. BookingRules.OfPlaces(what.Places, course.Sessions, hours, now, what.Demands)];
        var held = await db.Sessions.AsNoTracking().Where(s => s.CourseId == course.Id).Select(s => new { s.Number, s.OnDay }).ToListAsync(cancel);
        if (what.Places.Count > 0 && course.State != "open")
            found.Add(course.State == "paused"
                ? new(new("Курс на паузе: дальше решает врач. До этого его не записывают.", "The course is paused: a physician decides how it goes on. Until then it is not booked."))
                : new(new("Курс завершён. Новый курс планируют заново.", "The course has ended. Plan a new course.")));
        foreach (var number in what.Places.Select(p => p.Number).Concat(what.Cancelled).Distinct())
        {
            var booking = live.Find(b => b.Number == number);
            if (held.Any(s => s.Number == number) || booking is { State: BookingState.Arrived or BookingState.Done })
                found.Add(new(new($"Сеанс {number} уже начат или проведён.", $"Session {number} has begun or was held already.")));
            else if (what.Kind == BookingActKind.Book && booking is not null)
                found.Add(new(new($"Сеанс {number} уже записан. Перенесите его.", $"Session {number} is booked already. Move it.")));
            else if (what.Kind is BookingActKind.Move or BookingActKind.Cancel && booking is null)
                found.Add(new(new($"Сеанс {number} не записан. Сначала запишите его.", $"Session {number} is not booked. Book it first.")));
        }

        var placed = what.Places.Select(p => new CourseSession(p.Number, p.Day, Held: false)).ToList();
        if (what.Demands is { } demands && placed.DistinctBy(p => p.Number).Count() == placed.Count && !held.Any(h => placed.Exists(p => p.Number == h.Number)))
            found.AddRange([.. demands.Rests, .. CourseDayRules.OfDays([.. Staying()], placed, demands, hours.Clock.LocalOf(now).Day)]);
        return found;

        IEnumerable<CourseSession> Staying() => held.Select(s => new CourseSession(s.Number, s.OnDay, Held: true))
            .Concat(live.Where(b => !what.Cancelled.Contains(b.Number) && !placed.Exists(p => p.Number == b.Number)).Select(b => new CourseSession(b.Number, b.OnDay, Held: false)))
            .DistinctBy(s => s.Number);
    }

    async Task<Written<CourseBooked>> WriteAsync(Arrangement what, Id<Patient> patient, CourseBooking count, List<BookingRow> live, IReadOnlyList<BrokenRule> broken)
    {
        var leaving = live.Where(b => what.Cancelled.Contains(b.Number)).ToList();
        var moving = live.Where(b => what.Places.Any(p => p.Number == b.Number)).ToList();
        await Ticks.GiveBackAsync(db, [.. leaving.Concat(moving).Select(b => b.Id)], cancel);
        leaving.ForEach(b => BookingActs.Put(b, BookingState.Cancelled, what.Reason));

        List<BookingRow> placed = [.. what.Places.Select(p => Place(p, what.Course, patient, moving))];
        var (displaced, clashes) = await TakeAsync(what, placed, patient);
        if (clashes.Count > 0)
            return new(new CourseBooked.Taken(clashes), Keep: false);
        var kept = await acts.AddAsync(what.Kind, count, [.. leaving, .. placed], displaced, what.Reason, what.Submission, cancel, broken);
        await db.SaveChangesAsync(cancel);
        return new(kept, Keep: true);
    }

    /// <summary>The row with its new place; a session that moves keeps its booking, and with it its history.</summary>
    BookingRow Place(SessionPlace place, Id<CourseRow> course, Id<Patient> patient, List<BookingRow> moving)
    {
        var state = place.HoldUntil is null ? BookingState.Booked : BookingState.Held;
        if (moving.Find(b => b.Number == place.Number) is not { } row)
        {
            row = new()
            {
                Id = Id<BookingRow>.New(now), CourseId = course, Number = place.Number, PatientId = patient, Template = place.Template, PractitionerId = place.Practitioner, RoomId = place.Room,
                OnDay = place.Day, StartMinute = place.StartMinute, Minutes = place.Minutes, Steps = "", State = state, Version = 0,
            };
            db.Bookings.Add(row);
        }

        BookingActs.Put(row, state);
        (row.Template, row.PractitionerId, row.RoomId, row.DeviceId) = (place.Template, place.Practitioner, place.Room, place.Device);
        (row.OnDay, row.StartMinute, row.Minutes, row.Steps, row.HoldUntil) = (place.Day, place.StartMinute, place.Minutes, PlacedStep.Write(place.Steps), place.HoldUntil);
        return row;
    }

    /// <summary>Takes the ticks; where only soft holds stand in the way, they give way and it is tried once more.</summary>
    async Task<(IReadOnlyList<DisplacedHold> Displaced, IReadOnlyList<Clash> Clashes)> TakeAsync(Arrangement what, List<BookingRow> placed, Id<Patient> patient)
    {
        List<Want> wants = [.. placed.Zip(what.Places).SelectMany(p => Occupied.By(p.Second, patient).Select(o => new Want(p.First.Id, p.Second.Number, p.Second.HoldUntil is null, o)))];
        if (await Ticks.TakeAsync(db, wants, cancel))
            return ([], []);
        var met = await Ticks.WhoHasAsync(db, wants, cancel);
        var theirs = await HoldersAsync(met);
        if (met.Any(m => !GivesWay(theirs.GetValueOrDefault(m.With), m.Want)))
            return ([], Clash.Of(met, patient));

        var displaced = await DisplaceAsync([.. theirs.Values]);
        await Ticks.TakeAsync(db, [.. wants.Where(w => met.Any(m => m.Want == w))], cancel);
        var left = await Ticks.WhoHasAsync(db, wants, cancel);
        return left.Count == 0 ? (displaced, []) : ([], Clash.Of(left, patient));
    }

    async Task<Dictionary<Id<BookingRow>, BookingRow>> HoldersAsync(IReadOnlyList<Met> met)
    {
        var ids = met.Select(m => m.With).Distinct().ToList();
        return await db.Bookings.Where(b => ids.Contains(b.Id)).ToDictionaryAsync(b => b.Id, cancel);
    }

    /// <summary>A hold gives way to a firm booking; one that has run out, to anybody.</summary>
    bool GivesWay(BookingRow? holder, Want want) => holder is { State: BookingState.Held } && (want.Firm || holder.HoldUntil <= now);

    async Task<IReadOnlyList<DisplacedHold>> DisplaceAsync(List<BookingRow> holds)
    {
        await Ticks.GiveBackAsync(db, [.. holds.Select(h => h.Id)], cancel);
        foreach (var ofCourse in holds.GroupBy(h => (h.CourseId, h.PatientId)))
        {
            foreach (var hold in ofCourse)
                BookingActs.Put(hold, BookingState.Displaced);
            await acts.AddAsync(BookingActKind.Displace, await acts.CountAsync(ofCourse.Key.CourseId, ofCourse.Key.PatientId, cancel), [.. ofCourse], [], reason: null, submission: null, cancel);
        }

        return [.. holds.Select(h => new DisplacedHold(h.Id, h.CourseId, h.Number, h.OnDay))];
    }
}
