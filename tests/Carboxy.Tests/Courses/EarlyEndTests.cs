using static Carboxy.Courses.Clinic;

namespace Carboxy.Courses;

public class EarlyEndTests
{
    static readonly EarlyEnd Wish = new(Day(16), EndReason.PatientsWish, "  переезжает ");

    [Fact]
    public void A_stopped_course_keeps_why_and_has_no_session_ahead()
    {
        var soFar = SoFar(Mask(), 0, 7);

        var stopped = Assert.IsType<ShorterCourse.Stopped>(ShorterCourse.Decide(soFar.Course, Due(soFar, today: 16), running: false, Wish)).Course;

        Assert.Equal(Wish with { Note = "переезжает" }, stopped.End);
        Assert.IsType<Next.Ended>(NextSession.Window(soFar with { Course = stopped }, CourseFiles.Real, ClinicDays.EveryDay, Day(16)));
        Assert.Empty(Planner.Continue(soFar with { Course = stopped }, CourseFiles.Real, ClinicDays.EveryDay, Day(16)).Sessions);
    }

    [Fact]
    public void Nothing_is_stopped_while_a_session_runs_or_without_a_session_ahead_or_without_a_reason()
    {
        var soFar = SoFar(Mask(), 0, 7);
        var next = Due(soFar, today: 16);
        var over = new Next.Ended(next.Progress);

        Assert.IsType<ShorterCourse.Refused>(ShorterCourse.Decide(soFar.Course, next, running: true, Wish));
        Assert.IsType<ShorterCourse.Refused>(ShorterCourse.Decide(soFar.Course, over, running: false, Wish));
        Assert.IsType<ShorterCourse.Refused>(ShorterCourse.Decide(soFar.Course, next, running: false, new(Day(16), EndReason.Other, " ")));
        Assert.IsType<ShorterCourse.Stopped>(ShorterCourse.Decide(soFar.Course, next, running: false, new(Day(16), EndReason.Other, "отпуск")));
    }

    [Fact]
    public void A_stopped_course_is_not_made_longer()
    {
        var soFar = SoFar(Mask(), 0, 7);
        var stopped = soFar.Course with { State = CourseState.Stopped, End = Wish };

        var refused = Assert.IsType<LongerCourse.Refused>(LongerCourse.Decide(stopped, stopped.Sessions + 1, null, Physician, [Day(0), Day(7)], CourseFiles.Real));

        Assert.Contains(RefusalKind.CourseStopped, refused.Refusals.Select(r => r.Kind));
    }
}
