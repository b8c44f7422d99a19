namespace Carboxy.Work.Booking;

/// <summary>Which states hold a place in the calendar, and which may follow which.</summary>
public static class BookingStates
{
    /// <summary>States in which a booking owns its ticks.</summary>
    public static IReadOnlyList<BookingState> Occupying { get; } = [BookingState.Held, BookingState.Booked, BookingState.Confirmed, BookingState.Arrived, BookingState.Done];

    /// <summary>States of a session that is still to come.</summary>
    public static IReadOnlyList<BookingState> Coming { get; } = [BookingState.Held, BookingState.Booked, BookingState.Confirmed];

    /// <summary>States in which the place is the patient's for good; a soft hold may give way.</summary>
    public static IReadOnlyList<BookingState> Firm { get; } = [BookingState.Booked, BookingState.Confirmed, BookingState.Arrived, BookingState.Done];

    public static bool IsFirm(this BookingState state) => Firm.Contains(state);

    /// <summary>States of a patient who has come.</summary>
    public static IReadOnlyList<BookingState> Here { get; } = [BookingState.Arrived, BookingState.Done];

    /// <summary>States in which a session has lost its place and needs another.</summary>
    public static IReadOnlyList<BookingState> Placeless { get; } = [BookingState.NoShow, BookingState.Cancelled, BookingState.Displaced, BookingState.Expired];

    public static bool LostItsPlace(this BookingState state) => Placeless.Contains(state);

    public static bool Occupies(this BookingState state) => Occupying.Contains(state);

    public static bool IsComing(this BookingState state) => Coming.Contains(state);

    /// <summary>What the desk may make of a booking; moving, holding and displacing have acts of their own.</summary>
    public static bool MayBecome(this BookingState from, BookingState to) => (from, to) switch
    {
        (BookingState.Held, BookingState.Booked or BookingState.Confirmed) => true,
        (BookingState.Booked, BookingState.Confirmed or BookingState.Arrived or BookingState.NoShow) => true,
        (BookingState.Confirmed, BookingState.Booked or BookingState.Arrived or BookingState.NoShow) => true,
        (BookingState.Arrived, BookingState.Booked or BookingState.Done) => true,
        // A patient who comes after all: the place is taken anew, if it is still free.
        (BookingState.NoShow, BookingState.Arrived or BookingState.Booked) => true,
        _ => false,
    };
}
