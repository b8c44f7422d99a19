using Carboxy.Web.Layout;
using Carboxy.Web.Server;
using Carboxy.Work.Booking;

namespace Carboxy.Web.Booking.Hours;

/// <summary>A day to come as a form carries it.</summary>
static class DayForm
{
    /// <summary>The day that was typed; where it cannot be read, has passed or is too far away, it is refused at its field.</summary>
    public static DateOnly Read(Posted posted, string field, CalendarDesk desk, Say say, DateOnly from)
    {
        if (posted.Day(field) is not { } day)
            desk.Refuse(field, say["Укажите день, например 24.12.2026.", "Give a day, such as 24/12/2026."]);
        else if (day < from)
            desk.Refuse(field, say[$"Самый ранний день здесь — {say.Date(from)}.", $"The earliest day here is {say.Date(from)}."]);
        else if (day > from.AddYears(CalendarProblems.YearsAhead))
            desk.Refuse(field, say[$"Это больше чем через {CalendarProblems.YearsAhead} лет. Проверьте год.", $"That is more than {CalendarProblems.YearsAhead} years away. Check the year."]);
        else
            return day;
        return from;
    }
}
