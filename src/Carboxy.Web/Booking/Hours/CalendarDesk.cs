using Carboxy.Quantities;
using Carboxy.Web.Layout;
using Carboxy.Web.Server;
using Carboxy.Work.Booking;

namespace Carboxy.Web.Booking.Hours;

/// <summary>
/// Sends a change of the calendar for a page. Where bookings would break, nothing is kept and the page shows them; it posts
/// their ids back once somebody has accepted them, so that a booking made meanwhile is asked about again.
/// </summary>
public sealed class CalendarDesk(ChangeCalendar change, NameBroken name, Viewer viewer)
{
    public const string AcceptedField = "Accepted";

    /// <summary>More than anybody looks through and answers for at once; a form could not carry many more.</summary>
    const int MostAccepted = 1000;

    readonly List<KeyValuePair<string, string>> errors = [];

    /// <summary>Field name (empty for the whole form) and what is wrong.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Errors => errors;

    /// <summary>What the change would break, to be asked about.</summary>
    public IReadOnlyList<BrokenVisit> Breaks { get; private set; } = [];

    public string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Key == field).Value;

    public void Refuse(string field, string words) => errors.Add(new(field, words));

    /// <summary>True where the change is kept. A form with errors of its own is not sent at all.</summary>
    public async Task<bool> KeepAsync(CalendarChange wanted)
    {
        if (errors.Count > 0)
            return false;
        switch (await change.RunAsync(wanted, Accepted(), viewer.Http.RequestAborted))
        {
            case CalendarChanged.Kept:
                return true;
            case CalendarChanged.WouldBreak { Bookings.Count: > MostAccepted and var many }:
                Refuse("", viewer.Say[$"Без места осталось бы {many} визитов: столько сразу не пересмотреть. Внесите изменение по частям.", $"{many} visits would lose their place: too many to look through at once. Make the change in smaller parts."]);
                return false;
            case CalendarChanged.WouldBreak would:
                Breaks = await name.RunAsync(would.Bookings, viewer.Http.RequestAborted);
                return false;
            case CalendarChanged.Refused refused:
                errors.AddRange(refused.Obstacles.Select(o => KeyValuePair.Create("", o.In(viewer.Language))));
                return false;
            default:
                Refuse("", viewer.Say["Тем временем это изменил кто-то другой. Посмотрите, как оно стоит теперь, и повторите.", "Somebody else changed this meanwhile. See how it stands now, and repeat."]);
                return false;
        }
    }

    HashSet<Id<BookingRow>> Accepted() =>
        [.. viewer.Http.Request.Form[AcceptedField].Take(MostAccepted).Select(text => Guid.TryParse(text, out var id) ? new Id<BookingRow>(id) : default)];
}
