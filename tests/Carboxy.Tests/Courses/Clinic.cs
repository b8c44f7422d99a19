using Carboxy.Patients;
using Carboxy.Quantities;
using Carboxy.Screening;

namespace Carboxy.Courses;

/// <summary>One patient of a made-up clinic, for tests about courses.</summary>
static class Clinic
{
    static readonly DateTimeOffset Morning = new(2027, 3, 1, 6, 0, 0, TimeSpan.Zero);

    public static readonly DateOnly Today = new(2027, 3, 1); // a Monday

    public static readonly Id<Patient> Anna = Id<Patient>.New(Morning);

    public static readonly Guid Physician = Guid.CreateVersion7(Morning);

    public static readonly ClinicDays Weekdays = new([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], []);

    public static DateOnly Day(int after) => Today.AddDays(after);

    public static Clearance Cleared(Modality modality, string zone, int on = 0, Id<Patient>? patient = null) => Clearance.From(new ScreeningRecord
    {
        Id = Id<ScreeningRecord>.New(Morning),
        Patient = patient ?? Anna,
        Modality = modality,
        Zone = zone,
        On = Day(on),
        RuleSet = "test",
        CaseJson = "{}",
        Verdict = Verdict.Cleared,
        ResultJson = "{}",
    }, Morning)!;

    /// <summary>Seven gel masks of the face against wrinkles, once a week.</summary>
    public static CourseWish Mask(int sessions = 7) => new()
    {
        Id = Id<Course>.New(Morning),
        Patient = Anna,
        Clearance = Cleared(Modality.NonInvasive, "face"),
        Goal = "S0-17",
        Protocol = "gel_mask_course",
        Zone = "face",
        Sessions = sessions,
        StartsOn = Today,
    };

    /// <summary>Injections of the left thigh against cellulite, as a physician ordered.</summary>
    public static CourseWish Needle(int sessions = 8) => new()
    {
        Id = Id<Course>.New(Morning),
        Patient = Anna,
        Clearance = Cleared(Modality.Injection, "thigh"),
        Goal = "S2-75",
        Protocol = "injection_cellulite_fat",
        Zone = "thigh",
        Side = Side.Left,
        Sessions = sessions,
        StartsOn = Today,
        NumberSetBy = Physician,
    };

    public static CoursePlanning.Planned Planned(CourseWish wish, ClinicDays? days = null) =>
        Assert.IsType<CoursePlanning.Planned>(Planner.Plan(wish, CourseFiles.Real, days ?? ClinicDays.EveryDay, Today));

    public static IReadOnlyList<Refusal> Refused(CourseWish wish) =>
        Assert.IsType<CoursePlanning.Refused>(Planner.Plan(wish, CourseFiles.Real, ClinicDays.EveryDay, Today)).Refusals;

    public static RefusalKind[] Kinds(CourseWish wish) => [.. Refused(wish).Select(r => r.Kind)];

    /// <summary>The course of a wish, without asking whether it may be.</summary>
    public static Course AsTestCourse(this CourseWish wish) => Planned(wish with { StartsOn = Today, History = History.None }).Course with { StartsOn = wish.StartsOn };

    public static HeldSession Held(Course course, int on) => new(Day(on), course.Modality, course.Zone, course.Side, course.Id, course.Express);

    public static CourseSoFar SoFar(CourseWish wish, params int[] held) => Of(Planned(wish).Course, wish.Clearance, held);

    public static CourseSoFar Of(Course course, Clearance? clearance, params int[] held) =>
        new(course, clearance, new([.. held.Select(on => Held(course, on))], []), []);

    public static Next.Due Due(CourseSoFar soFar, int today) => Assert.IsType<Next.Due>(NextSession.Window(soFar, CourseFiles.Real, ClinicDays.EveryDay, Day(today)));
}
