using Carboxy.Quantities;
using static Carboxy.Courses.Clinic;

namespace Carboxy.Courses;

public class PlannerTests
{
    [Fact]
    public void A_mask_course_comes_once_a_week_on_the_same_day()
    {
        var plan = Planned(Mask()).Plan;

        Assert.Equal([0, 7, 14, 21, 28, 35, 42], plan.Sessions.Select(s => s.On.DayNumber - Today.DayNumber));
        Assert.DoesNotContain(plan.Sessions, s => s.Late);
    }

    [Fact]
    public void The_result_is_measured_after_sessions_4_and_7_and_at_3_6_and_12_months()
    {
        var plan = Planned(Mask()).Plan;

        Assert.Equal([4, 7], plan.Reviews.Select(r => r.AfterSession));
        Assert.Equal([3, 6, 12], plan.FollowUps.Select(f => f.Months));
        Assert.Null(plan.Maintenance);
    }

    [Fact]
    public void A_closed_weekday_moves_the_session_inside_its_window()
    {
        var closedMondays = new ClinicDays([DayOfWeek.Wednesday], []);

        var plan = Planned(Mask(4), closedMondays).Plan;

        Assert.All(plan.Sessions, s => Assert.Equal(DayOfWeek.Wednesday, s.On.DayOfWeek));
        Assert.DoesNotContain(plan.Sessions, s => s.Late);
    }

    [Fact]
    public void Where_the_whole_window_is_closed_the_first_open_day_is_late_and_says_so()
    {
        var holiday = new ClinicDays(Enum.GetValues<DayOfWeek>(), Enumerable.Range(1, 20).Select(Day));

        var second = Planned(Mask(4), holiday).Plan.Sessions[1];

        Assert.Equal(Day(21), second.On);
        Assert.True(second.Late);
    }

    [Fact]
    public void After_injections_two_supporting_sessions_are_laid_into_six_months()
    {
        var plan = Planned(Needle()).Plan;

        Assert.Equal(2, plan.Maintenance!.On.Count);
        Assert.Equal(new NumberRange(2, 4), plan.Maintenance.Sessions);
        Assert.Contains("S2-24", plan.Maintenance.Reason.Sources);
    }

    [Fact]
    public void A_fourth_injection_waits_until_seven_days_have_passed_since_the_first()
    {
        var plan = Planned(Needle(4) with { GapDays = 2 }).Plan;

        Assert.Equal([0, 2, 4, 7], plan.Sessions.Select(s => s.On.DayNumber - Today.DayNumber));
        Assert.Contains(plan.Sessions[3].Earliest.Reasons, r => r.Sources.Contains("S2-23") && r.Text.En.Contains("session 1", StringComparison.Ordinal));
    }

    [Fact]
    public void The_plan_says_what_is_known_about_the_aim()
    {
        var plan = Planned(Needle()).Plan;

        Assert.Equal(["[8]", "[7]"], plan.Evidence!.Sources);
        Assert.Contains("M-19", plan.Measures);
        Assert.Contains(plan.Notes, n => n.Sources.Contains("S2-69"));
    }

    [Fact]
    public void A_session_after_the_clearance_ends_asks_for_a_new_screening()
    {
        var wish = Needle() with { GapDays = 28 };

        var plan = Planned(wish).Plan;

        Assert.Empty(plan.Sessions[3].Notes);
        Assert.NotEmpty(plan.Sessions[4].Notes);
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(4, true)]
    [InlineData(7, true)]
    [InlineData(8, false)]
    [InlineData(11, false)]
    public void A_mask_course_has_four_to_seven_sessions(int sessions, bool planned) =>
        Assert.Equal(planned, Planner.Plan(Mask(sessions), CourseFiles.Real, ClinicDays.EveryDay, Today) is CoursePlanning.Planned);

    [Fact]
    public void Sessions_8_to_10_need_a_measurement_and_a_consent_not_older_than_it()
    {
        Assert.Equal([RefusalKind.ExtensionNeedsMeasurementAndConsent], Kinds(Mask(9)));
        Assert.Equal([RefusalKind.ExtensionNeedsMeasurementAndConsent], Kinds(Mask(9) with { Extension = new(Day(-1), Day(-2)) }));
        Assert.Equal(9, Planned(Mask(9) with { Extension = new(Day(-1), Day(-1)) }).Plan.Sessions.Count);
    }

    [Fact]
    public void An_express_session_stands_alone()
    {
        var wish = Mask(1) with { Protocol = "gel_mask_express" };

        var planned = Planned(wish);

        Assert.Single(planned.Plan.Sessions);
        Assert.Empty(planned.Plan.Reviews);
        Assert.Empty(planned.Plan.FollowUps);
        Assert.Equal([RefusalKind.NumberOutsideLimits], Kinds(wish with { Sessions = 2 }));
    }

    [Fact]
    public void A_refusal_gives_all_reasons_and_not_the_first()
    {
        var wish = Needle(12) with { NumberSetBy = null, Clearance = Cleared(Modality.NonInvasive, "face", on: -200), StartsOn = Day(-1), GapDays = 1 };

        Assert.Equal(
        [
            RefusalKind.ClearanceOfAnotherModality, RefusalKind.ClearanceOfAnotherZone, RefusalKind.ClearanceNotInForce,
            RefusalKind.NumberOutsideLimits, RefusalKind.NumberNeedsPhysician, RefusalKind.GapOutsideLimits, RefusalKind.StartInThePast,
        ], Kinds(wish));
    }

    [Fact]
    public void Nobody_plans_without_a_clearance_of_this_very_patient()
    {
        Assert.Equal([RefusalKind.ClearanceMissing], Kinds(Mask() with { Clearance = null }));
        Assert.Equal([RefusalKind.ClearanceOfAnotherPatient],
            Kinds(Mask() with { Clearance = Cleared(Modality.NonInvasive, "face", patient: Id<Patients.Patient>.New(DateTimeOffset.UnixEpoch)) }));
    }

    [Fact]
    public void A_disease_needs_a_physicians_diagnosis()
    {
        var wish = Needle() with { Goal = "S2-38", Protocol = "injection_spine", Zone = "lower_back", Side = Side.None, Clearance = Cleared(Modality.Injection, "lower_back") };

        Assert.Equal([RefusalKind.DiagnosisNeeded], Kinds(wish));
        Assert.NotNull(Planned(wish with { DiagnosisBy = Physician }));
    }

    [Fact]
    public void The_last_stage_of_cellulite_is_not_treated()
    {
        Assert.Equal([RefusalKind.LimitReached], Kinds(Needle() with { Grades = new Dictionary<string, decimal> { ["M-19"] = 3 } }));
        Assert.NotNull(Planned(Needle() with { Grades = new Dictionary<string, decimal> { ["M-19"] = 2 } }));
    }

    [Fact]
    public void What_nobody_can_measure_is_no_goal() =>
        Assert.Equal([RefusalKind.GoalNotOffered], Kinds(Mask() with { Goal = "S2-114" }));

    [Fact]
    public void A_medium_peel_moves_the_first_session_and_is_named()
    {
        var wish = Mask() with { History = new([], [new("medium_peel", Day(-6), "face")]) };

        var first = Planned(wish).Plan.Sessions[0];

        Assert.Equal(Day(22), first.On);
        Assert.Contains(first.Earliest.Reasons, r => r.Text.En.Contains("Medium peel", StringComparison.Ordinal) && r.Sources.Contains("R-31"));
    }

    [Fact]
    public void Surgery_anywhere_needs_the_surgeons_release()
    {
        var wish = Mask() with { History = new([], [new("caesarean", Day(-40), "abdomen")]) };

        Assert.Equal([RefusalKind.NeedsRelease], Kinds(wish));
        Assert.NotNull(Planned(wish with { History = new([], [new("caesarean", Day(-40), "abdomen", ReleasedBySurgeon: true)]) }));
    }

    [Fact]
    public void A_procedure_that_nobody_knows_is_not_waved_through() =>
        Assert.Equal([RefusalKind.ProcedureUnknown], Kinds(Mask() with { History = new([], [new("cryolipolysis", Day(-300))]) }));
}
