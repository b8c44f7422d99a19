using Carboxy.Courses;
using Carboxy.Screening;
using Carboxy.Work.Booking;
using Carboxy.Work.Database;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Courses;

public sealed class PlanCourseTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_planned_course_is_kept_with_its_days(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var _ = treating.Clinic;

        var course = await treating.PlanAsync();

        var view = await treating.Clinic.WithAsync((OpenCourse open) => open.RunAsync(course, "test", Cancel));
        var next = Assert.IsType<Next.Due>(view!.Next);
        Assert.Equal((1, 5, false), (next.Number, view.Course.Sessions, next.Blocked));
        Assert.Equal([0, 7, 14, 21, 28], view.File.Planned.Select(p => p.OnDay.DayNumber - treating.Today.DayNumber));
        Assert.Equal(view.File.Planned.Select(p => p.OnDay), view.Plan.Sessions.Select(s => s.On));
        Assert.Equal([4], view.Plan.Reviews.Select(r => r.AfterSession));
        Assert.Equal([3, 6, 12], view.Plan.FollowUps.Select(f => f.Months));
        await using var db = treating.Clinic.Db();
        Assert.Equal(1, await db.AuditLines.CountAsync(l => l.Record == "course" && l.RecordId == course.Value && l.Kind == Audit.AuditKind.Create && l.PatientId == treating.Patient.Id, Cancel));
        Assert.Equal(1, await db.AuditLines.CountAsync(l => l.Record == "course" && l.Why == "test" && l.PatientId == treating.Patient.Id, Cancel));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task No_session_is_proposed_on_a_day_on_which_nobody_treats(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var holiday = treating.Today.AddDays(7);
        Assert.IsType<CalendarChanged.Kept>(await treating.Clinic.WithAsync((ChangeCalendar change) => change.RunAsync(CalendarChange.Away.Days(null, AbsenceKind.Holiday, holiday, holiday), new HashSet<Id<BookingRow>>(), Cancel)));

        var onTuesdays = await DaysAsync(treating, await treating.PlanAsync());
        var sunday = treating.Today.AddDays(5);
        var fromSunday = Assert.IsType<CoursePlanned.Kept>(await treating.Clinic.WithAsync((PlanCourse plan) => plan.RunAsync(treating.NewKey(), treating.Patient.Id, treating.Entry() with { StartsOn = sunday }, Cancel)));

        Assert.Equal(DayOfWeek.Sunday, sunday.DayOfWeek);
        Assert.Equal(treating.Today, onTuesdays[0]);
        Assert.Equal(holiday.AddDays(1), onTuesdays[1]);
        Assert.Equal(sunday.AddDays(1), (await DaysAsync(treating, fromSunday.Course))[0]);
        Assert.DoesNotContain(await DaysAsync(treating, fromSunday.Course), d => d.DayOfWeek == DayOfWeek.Sunday);
    }

    static async Task<IReadOnlyList<DateOnly>> DaysAsync(Treating treating, Id<CourseRow> course) =>
        [.. (await treating.Clinic.WithAsync((OpenCourse open) => open.RunAsync(course, "test", Cancel)))!.File.Planned.Select(p => p.OnDay)];

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_same_form_sent_twice_is_one_course(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var key = treating.NewKey();

        var first = await treating.Clinic.WithAsync((PlanCourse plan) => plan.RunAsync(key, treating.Patient.Id, treating.Entry(), Cancel));
        var second = await treating.Clinic.WithAsync((PlanCourse plan) => plan.RunAsync(key, treating.Patient.Id, treating.Entry(), Cancel));

        Assert.Equal(first, second);
        await using var db = treating.Clinic.Db();
        Assert.Equal(1, await db.Courses.CountAsync(Cancel));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Every_reason_against_a_course_is_named_and_nothing_is_kept(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var entry = treating.Entry(11) with { GapDays = 2, Side = Side.Left, StartsOn = treating.Today.AddDays(-1) };

        var refused = Assert.IsType<CoursePlanned.Refused>(await treating.Clinic.WithAsync((PlanCourse plan) => plan.RunAsync(treating.NewKey(), treating.Patient.Id, entry, Cancel)));

        Assert.Superset(
            new HashSet<RefusalKind> { RefusalKind.NumberOutsideLimits, RefusalKind.GapOutsideLimits, RefusalKind.SideNotOfZone, RefusalKind.StartInThePast },
            refused.Refusals.Select(r => r.Kind).ToHashSet());
        await using var db = treating.Clinic.Db();
        Assert.False(await db.Courses.AnyAsync(Cancel));
    }

    [Fact]
    public async Task Only_a_physician_sets_the_number_of_injections()
    {
        var treating = await Treating.OpenAsync(Engine.Sqlite, postgres, Roles.Practitioner, Modality.Injection, "thigh");
        await using var _ = treating.Clinic;
        var entry = treating.Entry(8) with { Goal = "S2-75", Protocol = "injection_cellulite_fat", Side = Side.Left };

        var refused = Assert.IsType<CoursePlanned.Refused>(await treating.Clinic.WithAsync((PlanCourse plan) => plan.RunAsync(treating.NewKey(), treating.Patient.Id, entry, Cancel)));
        treating.Clinic.Actor = new Actor.Person(await treating.Clinic.PersonAsync(Roles.Physician));
        var kept = await treating.Clinic.WithAsync((PlanCourse plan) => plan.RunAsync(treating.NewKey(), treating.Patient.Id, entry, Cancel));

        Assert.Contains(RefusalKind.NumberNeedsPhysician, refused.Refusals.Select(r => r.Kind));
        Assert.IsType<CoursePlanned.Kept>(kept);
    }

    [Fact]
    public async Task A_newer_screening_takes_the_old_clearance_away()
    {
        var treating = await Treating.OpenAsync(Engine.Sqlite, postgres);
        await using var _ = treating.Clinic;
        treating.Clinic.Clock.Now = treating.Clinic.Clock.Now.AddHours(1);
        await Treating.ClearAsync(treating.Clinic, treating.Patient, Modality.NonInvasive, "face", Verdict.Excluded);

        var refused = Assert.IsType<CoursePlanned.Refused>(await treating.Clinic.WithAsync((PlanCourse plan) => plan.RunAsync(treating.NewKey(), treating.Patient.Id, treating.Entry(), Cancel)));

        Assert.Contains(RefusalKind.ClearanceMissing, refused.Refusals.Select(r => r.Kind));
    }

    [Fact]
    public async Task A_clearance_of_another_patient_is_not_found()
    {
        var treating = await Treating.OpenAsync(Engine.Sqlite, postgres);
        await using var _ = treating.Clinic;
        var other = await treating.Clinic.PatientAsync("Петров", "Пётр");

        Assert.IsType<CoursePlanned.Gone>(await treating.Clinic.WithAsync((PlanCourse plan) => plan.RunAsync(treating.NewKey(), other.Id, treating.Entry(), Cancel)));
    }
}
