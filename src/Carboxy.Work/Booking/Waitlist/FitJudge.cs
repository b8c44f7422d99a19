using Carboxy.Booking;
using Carboxy.Courses;
using Carboxy.Work.Knowledge;

namespace Carboxy.Work.Booking;

/// <summary>
/// Says whether one visit of a course may stand in a free place: by the same rules as any booking, asked of the same calendar.
/// </summary>
sealed class FitJudge(Freed freed, StandingCalendar calendar, ClinicKnowledge knowledge)
{
    /// <summary>The visit's place, or everything that stands against it.</summary>
    public (SessionPlace? Place, IReadOnlyList<Text> Against) Judge(Candidate who)
    {
        if (who.View.Next is not Next.Due due || who.View.Protocol is not { Calendar.Count: > 0 })
            return (null, [new("В курсе нет сеанса, который можно записать.", "The course has no session left to book.")]);
        List<Text> against = [.. OfCourse(who, due), .. OfWishes(who)];
        if (against.Count > 0)
            return (null, against);
        return PlaceFor(who, due) is { } place ? (place, []) : (null, [TooLittle(who)]);
    }

    IEnumerable<Text> OfCourse(Candidate who, Next.Due due)
    {
        if (who.View.File.Clearance is not { } clearance)
            yield return new("Нет действующего допуска. Сначала проведите проверку.", "There is no clearance. Screen the patient first.");
        else if (clearance.ExpiresOn < freed.Day)
            yield return new($"Допуск действует только до {BookingRules.Ru(clearance.ExpiresOn)}.", $"The clearance ends on {BookingRules.En(clearance.ExpiresOn)}.");
        if (who.Booked is { } booked && booked.OnDay <= freed.Day)
            yield return new($"Уже записан раньше: {BookingRules.Ru(booked.OnDay)}.", $"Has an earlier place already: {BookingRules.En(booked.OnDay)}.");
        if (who.Elsewhere)
            yield return new("В этот день пациент уже приходит на другой визит.", "The patient comes for another visit on that day.");
        IReadOnlyList<Obstacle> rests = [.. CourseDayRules.OfRests(due.Window, freed.Day)];
        var demands = new CourseDemands(who.View.Rule, CourseDayRules.LongestGap(who.View.Rule, who.View.Course), rests, row => row.Can(who.View.Course.Modality, who.View.Course.Zone, knowledge.Zones));
        List<CourseSession> others =
        [
            .. who.View.File.Sessions.Select(s => new CourseSession(s.Number, s.OnDay, Held: true))
                .Concat(who.Standing.Select(b => new CourseSession(b.Number, b.OnDay, Held: false)))
                .Where(s => s.Number != due.Number).DistinctBy(s => s.Number),
        ];
        foreach (var obstacle in rests.Concat(CourseDayRules.OfDays(others, [new(due.Number, freed.Day, Held: false)], demands, who.View.Today)))
            yield return obstacle.Says;
    }

    IEnumerable<Text> OfWishes(Candidate who)
    {
        if (who.Entry is not { } entry)
            yield break;
        if (entry.Wish.Weekdays is { Count: > 0 } weekdays && !weekdays.Contains(freed.Day.DayOfWeek))
            yield return new("В этот день недели пациент не может.", "The patient cannot come on this day of the week.");
        if (freed.Day < entry.NotBefore)
            yield return new($"Пациент может с {BookingRules.Ru(entry.NotBefore.Value)}.", $"The patient can come from {BookingRules.En(entry.NotBefore.Value)} on.");
        if (freed.Day > entry.UntilDay)
            yield return new($"Пациент ждёт только до {BookingRules.Ru(entry.UntilDay.Value)}.", $"The patient waits only until {BookingRules.En(entry.UntilDay.Value)}.");
    }

    /// <summary>The booker is asked for this one session, on this day, with this practitioner, beginning inside the free time.</summary>
    SessionPlace? PlaceFor(Candidate who, Next.Due due)
    {
        var single = due with { Progress = due.Progress with { Planned = due.Progress.Held + 1 } };
        var problem = new CourseProblem(calendar.Basis, who.View, single, who.View.Protocol!, BookingWish.None, [], []);
        var day = calendar.Basis.DayOf(freed.Day);
        var course = problem.Course with
        {
            Earliest = day, Latest = day, Practitioners = [calendar.Basis.Names[freed.Practitioner.Id]],
            Hours = new(new Dictionary<int, IReadOnlyList<MinuteSpan>> { [day % 7] = [new(freed.Part.From, DayPart.WholeDay)] }),
            Preferred = WeekHours.None,
        };
        calendar.Board.Fill(new(course, calendar.Calendar));
        return calendar.Board.Best(null) is { } plan && problem.Places(plan)[0] is var place && place.StartMinute < freed.Part.To ? place with { Number = due.Number } : null;
    }

    static Text TooLittle(Candidate who)
    {
        var least = (int)who.View.Protocol!.Calendar.Sum(s => s.Minutes.From);
        return new(
            $"Визит занимает не меньше {least} мин.: столько времени у специалиста, кабинета и аппарата сразу здесь нет, или они этого не делают.",
            $"The visit takes at least {least} minutes: practitioner, room and device are not free together for so long, or do not do this.");
    }
}
