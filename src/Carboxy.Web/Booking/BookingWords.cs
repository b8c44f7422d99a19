using System.Globalization;
using Carboxy.Web.Layout;
using Carboxy.Work.Booking;

namespace Carboxy.Web.Booking;

/// <summary>Times and states of bookings for people.</summary>
static class BookingWords
{
    /// <summary>Minutes since midnight as a clock shows them.</summary>
    public static string Clock(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60}:{minute % 60:00}");

    public static string Capital(string words) => words.Length == 0 ? words : char.ToUpper(words[0], CultureInfo.CurrentCulture) + words[1..];

    public static (Tone Tone, string Word) State(this Say say, BookingState state) => state switch
    {
        BookingState.Held => (Tone.Quiet, say["придержано", "held"]),
        BookingState.Booked => (Tone.Note, say["записан", "booked"]),
        BookingState.Confirmed => (Tone.Good, say["подтверждён", "confirmed"]),
        BookingState.Arrived => (Tone.Good, say["пришёл", "arrived"]),
        BookingState.Done => (Tone.Good, say["проведён", "done"]),
        BookingState.NoShow => (Tone.Stop, say["не пришёл", "did not come"]),
        BookingState.Cancelled => (Tone.Quiet, say["отменён", "cancelled"]),
        BookingState.Displaced => (Tone.Ask, say["место занято, нужно новое", "displaced, needs a place"]),
        _ => (Tone.Ask, say["бронь истекла", "hold ran out"]),
    };

    /// <summary>What a press of the desk makes of a visit.</summary>
    public static string Act(Say say, BookingState to) => to switch
    {
        BookingState.Arrived => say["Пациент здесь", "The patient is here"],
        BookingState.Confirmed => say["Подтвердил", "Confirmed"],
        BookingState.NoShow => say["Не пришёл", "Did not come"],
        _ => say["Вернуть в «записан»", "Back to booked"],
    };

    /// <summary>A reason in words; what the desk typed stands as it is.</summary>
    public static string Reason(Say say, string reason) => reason switch
    {
        "patient_link" => say["перенёс сам по ссылке", "moved it by the link"],
        "course_stopped" => say["курс остановлен", "the course was stopped"],
        "held_another_day" => say["сеанс проведён в другой день", "held on another day"],
        _ => OwnVisit.Reasons.FirstOrDefault(r => r.Code == reason) is { Name: { } words } ? say[words] : reason,
    };

    public static string Act(Say say, BookingActKind kind) => kind switch
    {
        BookingActKind.Book => say["записан", "booked"],
        BookingActKind.Move or BookingActKind.Rebook => say["перенесён", "moved"],
        BookingActKind.Cancel => say["отменён", "cancelled"],
        BookingActKind.State => say["отмечен", "marked"],
        BookingActKind.Firm => say["бронь закреплена", "hold made firm"],
        BookingActKind.Expire => say["бронь истекла", "hold ran out"],
        _ => say["место отдано", "gave way"],
    };
}
