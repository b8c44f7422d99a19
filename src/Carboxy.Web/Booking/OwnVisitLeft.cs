using System.Globalization;
using Carboxy.Web.Courses;
using Carboxy.Web.Layout;
using Carboxy.Work.Booking;

namespace Carboxy.Web.Booking;

/// <summary>What a patient is told whose page asks for a day or a time that is not among the free ones any more.</summary>
sealed record OwnVisitLeft(string Title, string Next)
{
    /// <summary>Null where what is asked for is free, nothing is asked for, or the visit cannot be moved by the link any more.</summary>
    public static OwnVisitLeft? Of(Say say, OwnVisitView view, string? askedDay, string? askedTime)
    {
        if (view.TooLate || string.IsNullOrEmpty(askedDay))
            return null;
        var free = view.Days.FirstOrDefault(d => d.Day.Input() == askedDay);
        if (askedDay == view.Booking.OnDay.Input() && askedTime == view.Booking.StartMinute.ToString(CultureInfo.InvariantCulture))
            return new(say["Визит уже стоит на этом времени", "Your visit is at this time already"], say["Если оно не подходит, выберите другое ниже.", "If it does not suit you, choose another below."]);
        if (free is null)
            return new(DayGone(say, askedDay), view.Days.Count == 0
                ? say["Ваш визит остался на прежнем времени.", "Your visit stays where it was."]
                : say["Ваш визит остался на прежнем времени. Выберите другой день из свободных сейчас.", "Your visit stays where it was. Choose another day of those that are free now."]);
        return string.IsNullOrEmpty(askedTime) || free.Starts.Any(s => s.ToString(CultureInfo.InvariantCulture) == askedTime)
            ? null
            : new(say["Это время уже не свободно", "This time is no longer free"], say["Ваш визит остался на прежнем времени. Выберите другое время этого дня.", "Your visit stays where it was. Choose another time on this day."]);
    }

    static string DayGone(Say say, string asked) => DateOnly.TryParseExact(asked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? say[$"{BookingWords.Capital(say.DayOfWeek(day))}: свободного времени уже нет", $"{say.DayOfWeek(day)}: no free time is left"]
        : say["Такого дня среди свободных нет", "There is no such day among the free ones"];
}
