namespace Carboxy.Courses;

/// <summary>Why a course ended before its last session.</summary>
public enum EndReason
{
    PatientsWish,
    AdverseEvent,
    NewContraindication,
    NoEffect,
    AimReached,
    Other,
}

/// <summary>The early end of a course, as whoever ended it put it down.</summary>
/// <param name="Note">In their own words; needed where none of the usual reasons fits.</param>
public sealed record EarlyEnd(DateOnly On, EndReason Why, string? Note = null);

/// <summary>What came of asking to end a course early.</summary>
public abstract record ShorterCourse
{
    public sealed record Stopped(Course Course) : ShorterCourse;

    public sealed record Refused(Text Why) : ShorterCourse;

    /// <summary>Ends a course that has sessions ahead and none running; what was held and measured stays.</summary>
    public static ShorterCourse Decide(Course course, Next next, bool running, EarlyEnd end) =>
        running ? Refuse("Идёт сеанс. Сначала завершите его, потом остановите курс.", "A session is running. End it first, then stop the course.")
        : next is not Next.Due ? Refuse("Сеансов впереди нет: останавливать нечего.", "No session lies ahead: there is nothing to stop.")
        : end.Why == EndReason.Other && string.IsNullOrWhiteSpace(end.Note) ? Refuse("Напишите причину своими словами.", "Put the reason in your own words.")
        : new Stopped(course with { State = CourseState.Stopped, Pause = null, End = end with { Note = string.IsNullOrWhiteSpace(end.Note) ? null : end.Note.Trim() } });

    static Refused Refuse(string ru, string en) => new(new(ru, en));
}
