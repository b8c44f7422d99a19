using Carboxy.Courses;
using Carboxy.Quantities;

namespace Carboxy.Work.Booking;

/// <summary>Why somebody is offered for a free place, and what to know before calling.</summary>
static class FitWords
{
    public static IEnumerable<Text> Why(Candidate who, DateOnly day, DateOnly today)
    {
        var number = ((Next.Due)who.View.Next).Number;
        var (since, late) = (who.Since, today.DayNumber - who.Since.DayNumber);
        yield return who.Kind switch
        {
            FitKind.Overdue => new($"Сеанс {number} ждали {BookingRules.Ru(since)}, опоздание — {Days.Count(late).Ru}.", $"Session {number} was due on {BookingRules.En(since)}: {Days.Count(late).En} late."),
            FitKind.Due => new($"Сеанс {number} пора записать: лучший день — {BookingRules.Ru(since)}.", $"Session {number} has no place yet; the best day is {BookingRules.En(since)}."),
            FitKind.Waits => new($"Ждёт любого места с {BookingRules.Ru(since)}.", $"Waits for any place since {BookingRules.En(since)}."),
            _ => new(
                $"Хочет раньше: сейчас записан на {BookingRules.Ru(who.Booked!.OnDay)}, это на {Days.Count(who.Booked.OnDay.DayNumber - day.DayNumber).Ru} позже.",
                $"Would come earlier: booked on {BookingRules.En(who.Booked!.OnDay)} now, {Days.Count(who.Booked.OnDay.DayNumber - day.DayNumber).En} later."),
        };
        if (who.View.File.Held is [.., var last])
            yield return new($"После прошлого сеанса пройдёт {Days.Count(day.DayNumber - last.DayNumber).Ru}.", $"{Days.Count(day.DayNumber - last.DayNumber).En} after the last session.");
    }

    public static IEnumerable<Text> Limits(Candidate who, SessionPlace place)
    {
        if (who.Entry is { Time: not DayTime.Any } timed && !(BookingWish.Span(timed.Time) is var span && span.From <= place.StartMinute && place.StartMinute < span.To))
            yield return new("Просил другое время дня.", "Asked for another time of day.");
        if (who.Entry is { PractitionerId: { } wanted } && wanted != place.Practitioner)
            yield return new("Просил другого специалиста.", "Asked for another practitioner.");
        foreach (var block in ((Next.Due)who.View.Next).Blocks)
            yield return block.Text;
    }
}
