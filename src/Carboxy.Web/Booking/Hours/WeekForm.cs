using System.Globalization;
using Carboxy.Web.Layout;
using Carboxy.Web.Server;
using Carboxy.Work.Booking;

namespace Carboxy.Web.Booking.Hours;

/// <summary>The hours of a week as a form carries them: two spans for each weekday, both may be empty.</summary>
static class WeekForm
{
    /// <summary>Before and after a break.</summary>
    public const int Spans = 2;

    public static string FieldOf(DayOfWeek day) => $"Day-{(int)day}";

    public static string FieldOf(DayOfWeek day, int span, bool to) => $"{FieldOf(day)}-{span}-{(to ? "to" : "from")}";

    /// <summary>What a field shows before anything was typed.</summary>
    public static string Shown(Week? week, DayOfWeek day, int span, bool to) =>
        (week?.On(day) ?? []).Skip(span).Take(1).Select(part => BookingWords.Clock(to ? part.To : part.From)).FirstOrDefault("");

    /// <summary>The hours that were typed; what cannot be read is refused with its weekday.</summary>
    public static Week Read(Posted posted, CalendarDesk desk, Say say)
    {
        Dictionary<DayOfWeek, IReadOnlyList<DayPart>> days = [];
        foreach (var day in CalendarWords.Weekdays)
        {
            List<DayPart> parts = [];
            foreach (var span in Enumerable.Range(0, Spans))
            {
                var (from, to) = (posted[FieldOf(day, span, to: false)], posted[FieldOf(day, span, to: true)]);
                if (from is null && to is null)
                    continue;
                if (MinuteOf(from) is { } begins && MinuteOf(to) is { } ends)
                    parts.Add(new(begins, ends == 0 ? DayPart.WholeDay : ends)); // midnight at the end is the end of the day
                else
                    desk.Refuse(FieldOf(day), say[$"{say.Name(day)}: нужны и начало, и конец, например 9:00 и 18:00. Если в этот день закрыто, оставьте поля пустыми.", $"{say.Name(day)}: give both a beginning and an end, such as 9:00 and 18:00. Leave the fields empty where the day is closed."]);
            }

            foreach (var problem in Week.Of([day], parts).Problems())
                desk.Refuse(FieldOf(day), BookingWords.Capital(problem.In(say.Language)));
            if (parts.Count > 0)
                days[day] = [.. parts.OrderBy(p => p.From)];
        }

        return new(days);
    }

    /// <summary>Minutes since midnight; "9", "9:00", "09.00" and "0900" are all nine o'clock.</summary>
    static int? MinuteOf(string? text) =>
        text?.Trim() is "24:00" or "24.00" or "24" ? DayPart.WholeDay
        : TimeOnly.TryParseExact(text?.Trim(), ["%H", "H:mm", "H.mm", "HHmm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? (time.Hour * 60) + time.Minute : null;
}
