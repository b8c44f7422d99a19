using Carboxy.Booking;
using Carboxy.Quantities;
using Carboxy.Web.Layout;
using Carboxy.Work.Booking;
using Carboxy.Work.Database;
using DayPart = Carboxy.Work.Booking.DayPart;

namespace Carboxy.Web.Booking.Hours;

/// <summary>What people call the things of the calendar.</summary>
static class CalendarWords
{
    /// <summary>The days of a week as a clinic counts them.</summary>
    public static IReadOnlyList<DayOfWeek> Weekdays { get; } = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    public static string Name(this Say say, DayOfWeek day) => BookingWords.Capital(say.Culture.DateTimeFormat.GetDayName(day));

    public static string Kind(this Say say, ResourceKind kind) => kind switch
    {
        ResourceKind.Practitioner => say["Специалист", "Practitioner"],
        ResourceKind.Room => say["Кабинет", "Room"],
        _ => say["Аппарат", "Device"],
    };

    public static string Kinds(this Say say, ResourceKind kind) => kind switch
    {
        ResourceKind.Practitioner => say["Специалисты", "Practitioners"],
        ResourceKind.Room => say["Кабинеты", "Rooms"],
        _ => say["Аппараты", "Devices"],
    };

    public static string Kind(this Say say, AbsenceKind kind) => kind switch
    {
        AbsenceKind.Leave => say["Отпуск или болезнь", "Leave or illness"],
        AbsenceKind.Holiday => say["Праздник", "Holiday"],
        AbsenceKind.Closure => say["Закрыто", "Closed"],
        _ => say["Ремонт", "Repair"],
    };

    public static string Skills(this Say say, ResourceRow row)
    {
        var does = Enum.GetValues<Modality>().Where(row.Does).ToList();
        return does.Count == Enum.GetValues<Modality>().Length ? say["все процедуры", "every treatment"] : string.Join(", ", does.Select(say.Modality));
    }

    public static string Hours(this Say say, IReadOnlyList<DayPart> parts) =>
        parts.Count == 0 ? say["закрыто", "closed"] : string.Join(", ", parts.Select(p => $"{BookingWords.Clock(p.From)}–{BookingWords.Clock(p.To)}"));

    public static string Span(this Say say, DateOnly from, DateOnly to) => from == to ? say.Date(from) : $"{say.Date(from)} – {say.Date(to)}";

    /// <summary>Who or what is away: a resource, a site, or the whole clinic.</summary>
    public static string Whose(Say say, CalendarSettings settings, Absence absence) =>
        absence.ResourceId is { } resource ? settings.Hours.Resources.TryGetValue(resource, out var row) ? row.Name : ""
        : absence.SiteId is { } site ? settings.Sites.FirstOrDefault(s => s.Id == site)?.Name ?? ""
        : say["вся клиника", "the whole clinic"];
}
