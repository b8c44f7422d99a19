using static Carboxy.Work.Booking.BookingRules;

namespace Carboxy.Work.Booking;

/// <summary>Says why two sessions of a course stand too near or too far apart, from the side of the one that gets a place.</summary>
static class GapWords
{
    public static Text TooSoonAfter(CourseSession before, CourseSession after, int least) => new(
        $"Сеанс {after.Number} — {Ru(after.Day)}: {Apart(before, after).Ru}, нужно не меньше {least}. Первый допустимый день — {Ru(before.Day.AddDays(least))}.",
        $"Session {after.Number} on {En(after.Day)} is {Apart(before, after).En}; the minimum is {least}. The first allowed day is {En(before.Day.AddDays(least))}.");

    public static Text TooSoonBefore(CourseSession before, CourseSession after, int least) => Gap(before, after) > 0
        ? new(
            $"Сеанс {before.Number} — {Ru(before.Day)}: до сеанса {after.Number} ({Ru(after.Day)}) {Days.Count(Gap(before, after)).Ru}, нужно не меньше {least}. Последний допустимый день — {Ru(after.Day.AddDays(-least))}.",
            $"Session {before.Number} on {En(before.Day)} leaves {Days.Count(Gap(before, after)).En} until session {after.Number} ({En(after.Day)}); the minimum is {least}. The last allowed day is {En(after.Day.AddDays(-least))}.")
        : new(
            $"Сеанс {before.Number} — {Ru(before.Day)}: это не раньше сеанса {after.Number} ({Ru(after.Day)}). Последний допустимый день — {Ru(after.Day.AddDays(-least))}.",
            $"Session {before.Number} on {En(before.Day)} does not come before session {after.Number} ({En(after.Day)}). The last allowed day is {En(after.Day.AddDays(-least))}.");

    public static Text TooLateAfter(CourseSession before, CourseSession after, int most) => new(
        $"Сеанс {after.Number} — {Ru(after.Day)}: {Apart(before, after).Ru}, в курсе не больше {most}. Последний день в срок — {Ru(before.Day.AddDays(most))}.",
        $"Session {after.Number} on {En(after.Day)} is {Apart(before, after).En}; the course has at most {most}. The last day in time is {En(before.Day.AddDays(most))}.");

    public static Text TooLongBefore(CourseSession before, CourseSession after, int most) => new(
        $"Сеанс {before.Number} — {Ru(before.Day)}: до сеанса {after.Number} ({Ru(after.Day)}) {Days.Count(Gap(before, after)).Ru}, в курсе не больше {most}. Первый день в срок — {Ru(after.Day.AddDays(-most))}.",
        $"Session {before.Number} on {En(before.Day)} leaves {Days.Count(Gap(before, after)).En} until session {after.Number} ({En(after.Day)}); the course has at most {most}. The first day in time is {En(after.Day.AddDays(-most))}.");

    static int Gap(CourseSession before, CourseSession after) => after.Day.DayNumber - before.Day.DayNumber;

    static Text Apart(CourseSession before, CourseSession after) => Gap(before, after) switch
    {
        > 0 and var gap => new($"{Days.Count(gap).Ru} после сеанса {before.Number}", $"{Days.Count(gap).En} after session {before.Number}"),
        0 => new($"в один день с сеансом {before.Number}", $"on the same day as session {before.Number}"),
        _ => new($"раньше сеанса {before.Number} ({Ru(before.Day)})", $"before session {before.Number} ({En(before.Day)})"),
    };
}
