using Carboxy.Screening;

namespace Carboxy.Courses;

/// <summary>Why a course waits for a physician.</summary>
/// <param name="Rules">The rules that stopped it.</param>
/// <param name="Void">The clearance that holds no longer; going on needs another. Null where it still holds.</param>
public sealed record CoursePause(DateOnly On, Text Why, IReadOnlyList<string> Rules, Id<Clearance>? Void = null)
{
    /// <summary>The pause as a reason against the next session.</summary>
    public Reason Reason => new(new(
        $"Курс на паузе с {Days.Show(On).Ru}: {Why.Ru} Дальше решает врач.",
        $"The course is paused since {Days.Show(On).En}: {Why.En} A physician decides how it goes on."), Rules);
}

/// <summary>Pauses a course, and lets it go on.</summary>
public abstract record CoursePausing
{
    public sealed record Changed(Course Course) : CoursePausing;

    public sealed record Refused(Text Why) : CoursePausing;

    /// <summary>The course with its pause; one that is paused keeps what paused it first, and is void where either says so.</summary>
    public static Course? Pause(Course course, CoursePause pause) => course.State switch
    {
        CourseState.Open => course with { State = CourseState.Paused, Pause = pause },
        CourseState.Paused => course with { Pause = course.Pause! with { Void = course.Pause.Void ?? pause.Void } },
        _ => null,
    };

    /// <summary>Lets a course go on; where the screening was void, only after a new one that cleared the patient.</summary>
    /// <param name="course">The paused course.</param>
    /// <param name="clearance">The newest clearance, or null.</param>
    public static CoursePausing Resume(Course course, Clearance? clearance) =>
        course is not { State: CourseState.Paused, Pause: { } pause } ? new Refused(new("Курс не на паузе: продолжать нечего.", "The course is not paused: there is nothing to resume."))
        : pause.Void is { } old && (clearance is null || clearance.Id == old) ? new Refused(new("Прежний допуск больше не действует. Сначала проведите полную проверку заново, потом продолжайте курс.", "The earlier clearance holds no longer. Screen in full again first, then let the course go on."))
        : new Changed(course with { State = CourseState.Open, Pause = null });
}
