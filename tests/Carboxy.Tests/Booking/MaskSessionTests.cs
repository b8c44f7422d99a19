namespace Carboxy.Booking;

/// <summary>What the desk expects of a mask, which works for half an hour while the practitioner is free.</summary>
public class MaskSessionTests
{
    static readonly WeekHours Mondays = new(new Dictionary<int, IReadOnlyList<MinuteSpan>> { [0] = [new(480, 720)] });

    static readonly SessionTemplate Mask = new("MASK",
        [new("pr", ResourceKind.Practitioner, "face"), new("room", ResourceKind.Room, "room")],
        [new("apply", 10, 10, ["pr", "room"], true), new("mask", 25, 35, ["room"], true), new("finish", 5, 5, ["pr", "room"], true), new("clean", 5, 5, ["room"], false)]);

    static CourseToBook Once(string id) => new(id, id, ["MASK"], 7, 14, 7, 0, 0, 6, Mondays, WeekHours.None, new HashSet<int>(), null, [], 1, [], null);

    static BookingProblem Clinic(IReadOnlyList<DayInterval> busy, params string[] courses) => new("masks", new(2027, 1, 4), 7, 5, BookingMode.Joint,
        new(Unplaced: 100, FirstDay: 1, Gap: 2, TimePreference: 4, Practitioner: 3, Switch: 5, Extra: 1, Load: 1, Moved: 6, MovedDay: 1, MovedPractitioner: 4), new Dictionary<string, int>(),
        [
            new("P1", ResourceKind.Practitioner, ["face"], [new(0, 480, 720)], busy),
            new("R1", ResourceKind.Room, ["room"], [new(0, 480, 720)], []),
            new("R2", ResourceKind.Room, ["room"], [new(0, 480, 720)], []),
        ], [Mask], [.. courses.Select(Once)]);

    static BookedSession Session(BookingProblem problem, string course) => FirstCome.Place(problem).Courses[course]![0];

    [Fact]
    public void A_practitioner_treats_somebody_else_while_the_mask_works()
    {
        var problem = Clinic([], "C1", "C2");

        Assert.Equal((480, "R1"), (Session(problem, "C1").Start, Session(problem, "C1").Resources["room"]));
        Assert.Equal((490, "R2"), (Session(problem, "C2").Start, Session(problem, "C2").Resources["room"]));
    }

    [Fact]
    public void A_mask_works_longer_only_where_the_practitioner_comes_late()
    {
        // Busy all the morning but for ten minutes and five, thirty-five minutes apart.
        var problem = Clinic([new(0, 490, 525), new(0, 530, 720)], "C1");

        Assert.Equal([10, 35, 5, 5], Session(problem, "C1").Durations);
        Assert.Equal(2, PlanJudge.Judge(problem, FirstCome.Place(problem)).Objective);
    }

    [Fact]
    public void The_patient_may_leave_before_the_room_is_clean()
    {
        var problem = Clinic([new(0, 480, 675)], "C1");

        Assert.Equal(675, Session(problem, "C1").Start);
        Assert.Null(FirstCome.Place(Clinic([new(0, 480, 680)], "C1")).Courses["C1"]);
    }

    [Fact]
    public void Another_practitioner_weekday_time_of_day_or_week_makes_another_plan()
    {
        var plan = new PlanTraits("P1", 0, PartOfDay.Morning, 7);

        Assert.True(plan.Differs(plan with { Practitioner = "P2" }));
        Assert.True(plan.Differs(plan with { Weekday = 1 }));
        Assert.True(plan.Differs(plan with { Part = PartOfDay.Evening }));
        Assert.True(plan.Differs(plan with { FirstDay = 14 }));
        Assert.False(plan.Differs(plan with { FirstDay = 10 }));
    }
}
