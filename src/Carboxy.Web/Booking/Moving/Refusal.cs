using Carboxy.Web.Layout;
using Carboxy.Web.Server;
using Carboxy.Work.Booking;

namespace Carboxy.Web.Booking.Moving;

/// <summary>Why a place was not kept, and whether whoever asked may take it all the same.</summary>
/// <param name="Rules">The rules that would be broken; empty where one of the reasons is no rule that can be.</param>
public sealed record Refusal(string Title, IReadOnlyList<Obstacle> Obstacles, IReadOnlyList<BookingRule> Rules)
{
    /// <summary>Rules about the days of the course: planning the rest anew may help.</summary>
    public bool ConcernsGaps => Obstacles.Any(o => o.Rule is BookingRule.LongestGap or BookingRule.ShortestGap or BookingRule.Crowd);

    public bool MayBreak(Viewer viewer) => Rules.Count > 0 && Rules.All(rule => rule.MayBreak().Any(viewer.Person.IsInRole));

    /// <summary>What to tell of an outcome that kept nothing; null where it was kept or the course is gone.</summary>
    public static Refusal? Of(CourseBooked outcome, Say say) => outcome switch
    {
        CourseBooked.Refused refused => new(say["Так записать нельзя", "This cannot be booked"], refused.Obstacles, refused.Obstacles.All(o => o.Rule is not null) ? [.. refused.Obstacles.Select(o => o.Rule!.Value).Distinct()] : []),
        CourseBooked.Taken taken => new(say["Это место занято", "That place is taken"], [.. taken.Clashes.DistinctBy(c => (c.Resource, c.Part)).Select(c => new Obstacle(c.Resource is null
            ? new($"{c.Part}: у пациента другой визит. Ничего не изменено.", $"{c.Part}: the patient has another visit. Nothing was changed.")
            : new($"{c.Part}: специалиста, кабинет или аппарат занял другой визит. Ничего не изменено.", $"{c.Part}: another visit has the practitioner, the room or the device. Nothing was changed.")))], []),
        CourseBooked.Stale => new(say["Запись изменилась", "The booking has changed"], [new(new("Записи этого курса тем временем изменил кто-то другой. Посмотрите, как они стоят теперь.", "Somebody else changed the bookings of this course meanwhile. See how they stand now."))], []),
        _ => null,
    };

    /// <summary>The rules that a form brings back as shown.</summary>
    public static Override? Anyway(Posted posted) => posted["Rules"] is { } rules
        ? new([.. rules.Split(' ').Select(r => Enum.TryParse<BookingRule>(r, out var rule) && Enum.IsDefined(rule) ? rule : (BookingRule?)null).OfType<BookingRule>()], posted["Reason"] ?? "")
        : null;
}
