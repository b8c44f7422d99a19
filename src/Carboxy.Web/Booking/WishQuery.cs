using System.Globalization;
using Carboxy.Quantities;
using Carboxy.Work.Booking;
using Microsoft.AspNetCore.Http;

namespace Carboxy.Web.Booking;

/// <summary>What the form of wishes says, as it stands in the address; what cannot be read is no wish.</summary>
static class WishQuery
{
    public static BookingWish Read(IQueryCollection query) => new()
    {
        Weekdays = [.. query["day"].Select(d => Known<DayOfWeek>(d)).OfType<DayOfWeek>().Distinct()],
        Time = Known<DayTime>(query["time"]) ?? DayTime.Any,
        Practitioner = Guid.TryParse(query["who"], out var who) ? new Id<ResourceRow>(who) : null,
        HoldFar = bool.TryParse(query["far"], out var far) ? far : null,
        NotBefore = DateOnly.TryParseExact(query["from"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from) ? from : null,
    };

    /// <summary>Whether what is booked already is to be planned anew.</summary>
    public static bool IsAnew(IQueryCollection query) => bool.TryParse(query["anew"], out var anew) && anew;

    static T? Known<T>(string? text) where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;
}
