namespace Carboxy.Booking;

/// <summary>What stays the same from session to session.</summary>
enum Constancy
{
    /// <summary>Nothing has to.</summary>
    None,

    /// <summary>Whoever begins a course treats to its end.</summary>
    Practitioner,

    /// <summary>All sessions fall on the weekday of the first.</summary>
    Weekday,
}
