using Carboxy.Patients;
using Carboxy.Work.Courses;

namespace Carboxy.Work.Booking;

/// <summary>Why somebody is thought of when a place is free, the most urgent first.</summary>
public enum FitKind
{
    /// <summary>The session should have been held by now and has no place.</summary>
    Overdue,

    /// <summary>Waits for any place.</summary>
    Waits,

    /// <summary>Has a place and waits for an earlier one.</summary>
    WouldComeEarlier,

    /// <summary>The session is due and has no place.</summary>
    Due,
}

/// <summary>Somebody who may be thought of for a free place.</summary>
/// <param name="Since">Since when the session is due, or the patient waits.</param>
/// <param name="Booked">The place that the session has, or null.</param>
/// <param name="Version">The count of the course's bookings.</param>
sealed record Candidate(CourseView View, FitKind Kind, DateOnly Since, WaitlistEntry? Entry, BookingRow? Booked, IReadOnlyList<BookingRow> Standing, int Version, bool Elsewhere);

/// <summary>A patient whose course allows a visit at the free place.</summary>
/// <param name="Code">The place as the form carries it.</param>
/// <param name="Version">The count of the course's bookings that the form must name.</param>
/// <param name="Why">Why this patient is offered, in words.</param>
/// <param name="Limits">What to know before calling; nothing here stands against booking.</param>
public sealed record FreedFit(Patient Patient, Id<CourseRow> Course, int Number, int OutOf, FitKind Kind, SessionPlace Place, string Code, int Version, IReadOnlyList<Text> Why, IReadOnlyList<Text> Limits);

/// <summary>A patient who waits, and why this place is not for them.</summary>
public sealed record FreedMisfit(Patient Patient, Id<CourseRow> Course, IReadOnlyList<Text> Against);

/// <summary>A free place with those who could take it, the best first.</summary>
public sealed record FreedOpened(Freed Freed, IReadOnlyList<FreedFit> Fits, IReadOnlyList<FreedMisfit> Others);
