namespace Carboxy.Courses;

/// <summary>What came of asking for more sessions than were planned.</summary>
public abstract record LongerCourse
{
    public sealed record Extended(Course Course) : LongerCourse;

    public sealed record Refused(IReadOnlyList<Refusal> Refusals) : LongerCourse;

    /// <summary>
    /// Plans more sessions. Beyond the usual number the course needs a measurement that is not older than its last session,
    /// and a consent that is not older than that measurement (C-03); with injections a physician sets the number (S2-21).
    /// </summary>
    public static LongerCourse Decide(Course course, int sessions, Extension? extension, Guid? numberSetBy, IReadOnlyList<DateOnly> held, CourseKnowledge knowledge)
    {
        var rule = knowledge.RuleFor(course.Modality, course.Express);
        var refusals = new List<Refusal>();
        if (course.State == CourseState.Stopped)
            refusals.Add(new(RefusalKind.CourseStopped, new(new("Курс остановлен. Новые сеансы планируют новым курсом, с новой проверкой.", "The course was stopped. New sessions are planned in a new course, after a new screening."), rule.Sessions.Sources)));
        if (course.Pause is { } pause)
            refusals.Add(new(RefusalKind.CourseStopped, pause.Reason));
        if (sessions > rule.NeverAbove.Value)
            refusals.Add(new(RefusalKind.NumberOutsideLimits, new(rule.NeverAbove.Why, rule.NeverAbove.Sources)));
        if (sessions <= course.Sessions)
            refusals.Add(new(RefusalKind.NumberOutsideLimits, new(new($"Уже запланировано {course.Sessions}. Назовите большее число.", $"{course.Sessions} are planned already. Name a larger number."), rule.Sessions.Sources)));
        if (rule.Extension is { } more && sessions > rule.Sessions.Value.To && !Grounded(extension, held))
            refusals.Add(new(RefusalKind.ExtensionNeedsMeasurementAndConsent, new(more.Why, more.Sources)));
        if (rule.NumberSetByPhysician is { Value: true } set && numberSetBy is null)
            refusals.Add(new(RefusalKind.NumberNeedsPhysician, new(set.Why, set.Sources)));
        return refusals.Count > 0
            ? new Refused(refusals)
            : new Extended(course with { Sessions = sessions, Extension = extension ?? course.Extension, NumberSetBy = numberSetBy ?? course.NumberSetBy });
    }

    static bool Grounded(Extension? extension, IReadOnlyList<DateOnly> held) =>
        extension is not null && held.Count > 0 && extension.MeasuredOn >= held.Max() && extension.ConsentedOn >= extension.MeasuredOn;
}
