using System.Globalization;
using Carboxy.Quantities;
using Carboxy.Web.Courses;
using Carboxy.Web.Layout;
using Carboxy.Work.Booking;
using Microsoft.AspNetCore.Http;

namespace Carboxy.Web.Booking;

/// <summary>What a patient wishes, as choices of a form and in a word or two each.</summary>
static class WishWords
{
    public static IReadOnlyList<Option> Days(Say say) => [.. Enumerable.Range(1, 7).Select(d => (DayOfWeek)(d % 7)).Select(d => new Option(d.ToString(), ShortDay(say, d)))];

    public static IReadOnlyList<Option> Times(Say say) =>
    [
        new("Any", say["любое", "any"]), new("Morning", say["утро, до 12", "morning, before 12"]),
        new("Afternoon", say["день, 12–17", "afternoon, 12 to 17"]), new("Evening", say["вечер, с 17", "evening, from 17"]),
    ];

    public static IReadOnlyList<string> Chips(Say say, BookingWish wish, IEnumerable<ResourceRow> resources) =>
    [
        .. wish.Weekdays.Select(d => ShortDay(say, d)),
        .. Times(say).Where(t => wish.Time != DayTime.Any && t.Value == wish.Time.ToString()).Select(t => t.Label),
        .. resources.Where(r => r.Id == wish.Practitioner).Select(r => r.Name),
        .. wish.NotBefore is { } from ? new[] { say[$"с {say.ShortDate(from)}", $"from {say.ShortDate(from)}"] } : [],
    ];

    /// <summary>What a form has posted; what it cannot mean is no wish.</summary>
    public static BookingWish Read(IFormCollection form, IEnumerable<ResourceRow> resources) => new()
    {
        Weekdays = [.. form["day"].Select(d => Enum.TryParse<DayOfWeek>(d, out var day) && Enum.IsDefined(day) ? day : (DayOfWeek?)null).OfType<DayOfWeek>().Distinct()],
        Time = Enum.TryParse<DayTime>(form["time"], out var time) && Enum.IsDefined(time) ? time : DayTime.Any,
        Practitioner = Guid.TryParse(form["who"], out var who) && resources.Any(r => r.Id == new Id<ResourceRow>(who)) ? new Id<ResourceRow>(who) : null,
        NotBefore = DateOnly.TryParseExact(form["from"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from) ? from : null,
    };

    static string ShortDay(Say say, DayOfWeek day) => say.Culture.DateTimeFormat.AbbreviatedDayNames[(int)day];
}
